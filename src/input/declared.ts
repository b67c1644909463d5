import type {
  Declared,
  DeclaredComponent,
  DeclaredInterval,
  DeclaredMatch,
  DeclaredNeed,
  DeclaredService,
  DeclaredTier,
} from './declared-model.ts';
import { checkNames } from './declared-names.ts';
import type {
  DeclaredFile,
  OneOrMore,
  WrittenComponent,
  WrittenDuration,
  WrittenInterval,
  WrittenMatch,
  WrittenNeed,
  WrittenService,
  WrittenTier,
} from './declared-file.ts';
import { parseDuration } from './duration.ts';
import { readShippedSchema } from './shipped.ts';
import { readText } from './yaml-file.ts';
import { checkYaml } from './yaml-schema.ts';
import { escapeKey, parseYaml } from './yaml.ts';

export type * from './declared-model.ts';

/**
 * Reads `nospof.yaml` from disk.
 * @throws InputError one sentence with file and line.
 */
export async function readDeclared(path: string): Promise<Declared> {
  return parseDeclared(await readText(path), path);
}

/** The same from a text; `file` is its name in messages. */
export async function parseDeclared(text: string, file: string): Promise<Declared> {
  const document = parseYaml(text, file);
  const written = await checkYaml<DeclaredFile>(document, await readShippedSchema('nospof'));
  const at = (pointer: string) => `${file}:${document.line(pointer)}`;
  const declared: Declared = {
    file,
    extends: list(written.extends),
    sites: mapOf(written.sites, (site, name) => ({
      at: at(`/sites/${escapeKey(name)}`),
      regions: site.regions ?? [],
      match: match(site.match),
    })),
    tiers: {
      production: tier(written.tiers?.production, at('/tiers/production')),
      test: tier(written.tiers?.test, at('/tiers/test')),
    },
    services: mapOf(written.services, (service, name) => serviceOf(service, `/services/${escapeKey(name)}`, at)),
    components: mapOf(written.components, (part, name) => componentOf(part, `/components/${escapeKey(name)}`, at)),
    disable: mapOf(written.disable, (reason, id) => ({ at: at(`/disable/${escapeKey(id)}`), reason })),
    assumptions: mapOf(written.assumptions, interval),
  };
  checkNames(declared);
  return declared;
}

type At = (pointer: string) => string;

function serviceOf(written: WrittenService, pointer: string, at: At): DeclaredService {
  return {
    at: at(pointer),
    title: written.title,
    grade: written.grade,
    rto: written.rto === undefined ? undefined : seconds(written.rto),
    rpo: written.rpo === undefined ? undefined : seconds(written.rpo),
    dualSite: written['dual-site'] ?? false,
    siteAbsorbs: written['site-absorbs'] ?? false,
    owner: written.owner,
    entry: list(written.entry),
    needs: needsOf(written.needs, pointer, at),
    peak: written.peak && { rate: perSecond(written.peak.rate), basis: written.peak.basis },
  };
}

function componentOf(written: WrittenComponent, pointer: string, at: At): DeclaredComponent {
  const domains = new Map(mapOf(written.domains, list));
  if (written.site !== undefined) domains.set('site', [written.site]);
  return {
    at: at(pointer),
    title: written.title,
    role: written.role,
    is: list(written.is),
    grade: written.grade,
    domains,
    needs: needsOf(written.needs, pointer, at),
    owner: written.owner,
    site: written.site ?? domains.get('site')?.[0],
    tier: written.tier,
    recovery: recovery(written.recovery),
  };
}

function needsOf(written: readonly WrittenNeed[] | undefined, pointer: string, at: At): readonly DeclaredNeed[] {
  return (written ?? []).map((need, index) => {
    const full = typeof need === 'string' ? { any: need } : need;
    return {
      at: at(`${pointer}/needs/${index}`),
      any: list(full.any),
      standby: list(full.standby),
      k: full.k ?? 1,
      detect: full.detect,
      switch: full.switch === undefined ? undefined : interval(full.switch),
      label: full.label,
    };
  });
}

function match(written: WrittenMatch | undefined): DeclaredMatch | undefined {
  if (written === undefined) return undefined;
  const optional = (patterns: OneOrMore | undefined) => (patterns === undefined ? undefined : list(patterns));
  return {
    tags: mapOf(written.tag, list),
    account: optional(written.account),
    stack: optional(written.stack),
    workspace: optional(written.workspace),
    module: optional(written.module),
    region: optional(written.region),
    address: optional(written.address),
  };
}

function tier(written: WrittenTier | undefined, at: string): DeclaredTier | undefined {
  if (written === undefined) return undefined;
  const { elsewhere } = written;
  return {
    at,
    match: match(written.match),
    elsewhere: elsewhere && { plan: elsewhere.plan, digest: elsewhere.digest },
  };
}

function recovery(written: WrittenComponent['recovery']): DeclaredComponent['recovery'] {
  if (written === undefined) return undefined;
  if (isInterval(written)) return { down: interval(written), degraded: interval(written) };
  return {
    ...(written.down === undefined ? {} : { down: interval(written.down) }),
    ...(written.degraded === undefined ? {} : { degraded: interval(written.degraded) }),
  };
}

function isInterval(written: NonNullable<WrittenComponent['recovery']>): written is WrittenInterval {
  return typeof written !== 'object' || Array.isArray(written);
}

function interval(written: WrittenInterval): DeclaredInterval {
  if (typeof written !== 'object') return [seconds(written), seconds(written)];
  const [first, second] = [seconds(written[0]), seconds(written[1])];
  return [Math.min(first, second), Math.max(first, second)];
}

function seconds(written: WrittenDuration): number {
  const value = parseDuration(written);
  if (value === undefined) throw new Error(`the schema let ${JSON.stringify(written)} pass as a duration`);
  return value;
}

function perSecond(rate: string): number {
  const [amount = '', unit = 's'] = rate.split('/');
  return Number(amount) / (parseDuration(`1${unit}`) ?? 1);
}

function list(written: OneOrMore | undefined): readonly string[] {
  return written === undefined ? [] : typeof written === 'string' ? [written] : written;
}

function mapOf<In, Out>(
  record: Readonly<Record<string, In>> | undefined,
  convert: (value: In, name: string) => Out,
): ReadonlyMap<string, Out> {
  return new Map(Object.entries(record ?? {}).map(([name, value]) => [name, convert(value, name)]));
}
