import { extname } from 'node:path';
import type { Command } from 'commander';
import { InputError } from '../input/error.ts';
import { refuseOverwriting } from '../input/same-file.ts';
import { didYouMean } from '../input/spelling.ts';
import { pictureFormats } from '../picture/renderers.ts';
import type { DrawnTier } from '../picture/selection.ts';
import { filesRead, type InputFlags, judging } from './files-read.ts';
import { ALLOW_PLUGINS, CONFIG, GRAPH_HELP, INPUTS, NO_PLUGINS, OUTSIDE, PARTIAL, SERVICE } from './help.ts';
import type { Host } from './host.ts';
import { LANG, parseLang } from './lang-flag.ts';

const tiers: readonly DrawnTier[] = ['production', 'test', 'all'];

interface GraphFlags extends InputFlags {
  readonly format: string;
  readonly output?: string;
  readonly tier?: DrawnTier;
  readonly service?: string;
}

/** `nospof graph`: draws the network of the inputs. */
export function addGraphCommand(program: Command, host: Host): void {
  program
    .command('graph')
    .description('draw the network of a deployment plan, with single points of failure in red')
    .argument('[INPUT...]', INPUTS)
    .option('--config <FILE>', CONFIG)
    .option('--lang <LANG>', LANG, parseLang)
    .option('--format <FMT>', `picture format: ${pictureFormats.join(' or ')}`, parsePictureFormat, 'svg')
    .option('-o, --output <FILE>', 'write to FILE (default: standard output)')
    .option(
      '--tier <TIER>',
      'services to draw: production, test or all (default: production, or all if there is only one tier)',
      parseTier,
    )
    .option('--service <NAME>', SERVICE)
    .option('--partial', PARTIAL)
    .option('--allow-errored', 'draw a plan that is errored or incomplete')
    .option('--allow-outside', OUTSIDE)
    .option('--allow-plugins', ALLOW_PLUGINS)
    .option('--no-plugins', NO_PLUGINS)
    .addHelpText('after', GRAPH_HELP)
    .action((inputs: readonly string[], flags: GraphFlags) => graphCommand(inputs, flags, host));
}

async function graphCommand(inputs: readonly string[], flags: GraphFlags, host: Host): Promise<void> {
  refuseImages(flags.output === undefined ? '' : extname(flags.output).slice(1), `--output ${flags.output}`);
  const read = filesRead(inputs, flags, host);
  await refuseOverwriting(flags.output === undefined ? [] : [flags.output], read.all);
  const progress = host.startProgress();
  const { draw } = await import('../tasks/draw.ts');
  const picture = await draw({
    ...judging(read, flags, host, progress),
    format: flags.format,
    tier: flags.tier,
    service: flags.service,
  }).finally(progress.clear);
  await host.deliver(picture, flags.output, 'the picture');
}

/** Formats of pixels: an SVG is as sharp at every size, and what it says can be searched. */
const images: ReadonlySet<string> = new Set(['png', 'jpg', 'jpeg', 'gif', 'webp', 'pdf']);

function refuseImages(format: string, asked: string): void {
  if (!images.has(format.toLowerCase())) return;
  throw new InputError(
    `${asked}: nospof draws SVG and Mermaid. To make another image, open the SVG in a browser and print or save it, or run: rsvg-convert -o network.png network.svg`,
  );
}

function parsePictureFormat(text: string): string {
  refuseImages(text, `--format ${text}`);
  if (pictureFormats.includes(text)) return text;
  throw new InputError(`--format ${text}: expected ${pictureFormats.join(' or ')}${didYouMean(text, pictureFormats)}`);
}

function parseTier(text: string): DrawnTier {
  const found = tiers.find((tier) => tier === text);
  if (found !== undefined) return found;
  throw new InputError(`--tier ${text}: expected ${tiers.join(', ')}${didYouMean(text, tiers)}`);
}
