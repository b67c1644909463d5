import { createHash } from 'node:crypto';
import { dirname, isAbsolute, join } from 'node:path';
import type {
  Declared,
  DeclaredComponent,
  DeclaredInterval,
  DeclaredMatch,
  DeclaredNeed,
  DeclaredService,
  DeclaredTier,
} from './model.ts';
import { readAssumptions } from '../assumptions.ts';
import { changeOf, evidenceOf } from './events.ts';
import { componentFacts, domainFacts, firmwareOf, probe, rota, serviceFacts } from './facts.ts';
import { checkNames } from './names.ts';
import { checkPlausible } from './plausible.ts';
import { given, list, mapOf, type Places, seconds } from './declared-values.ts';
import type {
  DeclaredFile,
  WrittenComponent,
  WrittenMatch,
  WrittenNeed,
  WrittenService,
  WrittenTier,
} from './written-file.ts';
import type { WrittenInterval } from './written-value.ts';
import { InputError } from '../error.ts';
import { didYouMean } from '../spelling.ts';
import { readOwnFile } from '../yaml/own-file.ts';
import { readText } from '../yaml/yaml-file.ts';
import { escapeKey } from '../yaml/json-pointer.ts';

export type * from './facts-model.ts';
export type * from './model.ts';

/**
 * Reads `nospof.yaml` from disk.
 * @throws InputError one sentence with file and line.
 */
export async function readDeclared(path: string): Promise<Declared> {
  return parseDeclared(await readText(path), path);
}

/** The same from a text; `file` is its name in messages. */
export async function parseDeclared(text: string, file: string): Promise<Declared> {
  const { document, value: written } = await readOwnFile<DeclaredFile>(text, file, 'nospof');
  const at = (pointer: string) => `${file}:${document.line(pointer)}`;
  checkPlausible(written, at);
  const declared: Declared = {
    file,
    digest: createHash('sha256').update(text).digest('hex'),
    lang: written.lang,
    extends: list(written.extends),
    plugins: list(written.plugins).map((name, index) => ({
      at: at(Array.isArray(written.plugins) ? `/plugins/${index}` : '/plugins'),
      name,
      path: besideFile(name, file),
    })),
    sites: mapOf(written.sites, (site, name) => ({
      at: at(`/sites/${escapeKey(name)}`),
      regions: site.regions ?? [],
      match: match(site.match),
    })),
    tiers: {
      production: tier(written.tiers?.production, '/tiers/production', at, file),
      test: tier(written.tiers?.test, '/tiers/test', at, file),
    },
    services: mapOf(written.services, (service, name) => serviceOf(service, `/services/${escapeKey(name)}`, at)),
    components: mapOf(written.components, (part, name) => componentOf(part, `/components/${escapeKey(name)}`, at)),
    domains: mapOf(written.domains, (named, kind) =>
      mapOf(named, (facts, name) => domainFacts(facts, at(`/domains/${escapeKey(kind)}/${escapeKey(name)}`))),
    ),
    rotas: mapOf(written.rotas, (one, name) => rota(one, at(`/rotas/${escapeKey(name)}`))),
    evidence: (written.evidence ?? []).map((one, index) => evidenceOf(one, at(`/evidence/${index}`))),
    change: given(written.change, (change) => changeOf(change, at)),
    disable: mapOf(written.disable, (reason, id) => ({ at: at(`/disable/${escapeKey(id)}`), reason })),
    assumptions: mapOf(written.assumptions, (value, name) => ({
      at: at(`/assumptions/${escapeKey(name)}`),
      value: interval(value),
    })),
  };
  checkNames(declared);
  if (declared.assumptions.size > 0) await checkAssumptions(declared);
  return declared;
}

async function checkAssumptions({ assumptions }: Declared): Promise<void> {
  const { entries } = await readAssumptions();
  for (const [name, { at }] of assumptions) {
    if (entries.has(name)) continue;
    throw new InputError(`${at}: unknown assumption "${name}"${didYouMean(name, entries.keys())}`);
  }
}

function serviceOf(written: WrittenService, pointer: string, at: Places): DeclaredService {
  return {
    at: at(pointer),
    title: written.title,
    grade: written.grade,
    ...objectives(written.rto),
    rpo: given(written.rpo, seconds),
    dualSite: written['dual-site'] ?? false,
    siteAbsorbs: written['site-absorbs'] ?? false,
    owner: written.owner,
    entry: list(written.entry),
    needs: needsOf(written.needs, pointer, at),
    ...serviceFacts(written, pointer, at),
  };
}

/** One time for whatever fails, or one for what is smaller than a site and one for a site. */
function objectives(written: WrittenService['rto']): Pick<DeclaredService, 'rto' | 'rtoWithinSite'> {
  const { site, 'within-site': withinSite } =
    typeof written === 'object' ? written : { site: written, 'within-site': written };
  return { rto: given(site, seconds), rtoWithinSite: given(withinSite, seconds) };
}

function componentOf(written: WrittenComponent, pointer: string, at: Places): DeclaredComponent {
  const domains = new Map(mapOf(written.domains, list));
  if (written.site !== undefined) domains.set('site', [written.site]);
  const facts = componentFacts(written, pointer, at);
  const firmware = given(facts.device, firmwareOf);
  if (firmware !== undefined && !domains.has('firmware')) domains.set('firmware', [firmware]);
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
    ...facts,
  };
}

function needsOf(written: readonly WrittenNeed[] | undefined, pointer: string, at: Places): readonly DeclaredNeed[] {
  return (written ?? []).map((need, index) => {
    const full = typeof need === 'string' ? { any: need } : need;
    return {
      at: at(`${pointer}/needs/${index}`),
      any: list(full.any),
      standby: list(full.standby),
      k: full.k ?? 1,
      detect: full.detect,
      switch: given(full.switch, interval),
      label: full.label,
      probe: given(full.probe, probe),
    };
  });
}

function match(written: WrittenMatch | undefined): DeclaredMatch | undefined {
  if (written === undefined) return undefined;
  return {
    tags: mapOf(written.tag, list),
    account: given(written.account, list),
    stack: given(written.stack, list),
    workspace: given(written.workspace, list),
    module: given(written.module, list),
    region: given(written.region, list),
    address: given(written.address, list),
  };
}

function tier(written: WrittenTier | undefined, pointer: string, at: Places, file: string): DeclaredTier | undefined {
  if (written === undefined) return undefined;
  const { elsewhere } = written;
  if (elsewhere !== undefined && pointer !== '/tiers/test') {
    throw new InputError(
      `${at(`${pointer}/elsewhere`)}: "elsewhere" is for tiers.test only; production is in the inputs`,
    );
  }
  return {
    at: at(pointer),
    match: match(written.match),
    elsewhere: elsewhere && {
      at: at(`${pointer}/elsewhere`),
      path: besideFile(elsewhere.plan, file),
      digest: elsewhere.digest,
    },
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

/** A path in a file is written as seen from its own folder, like packs. */
function besideFile(path: string, file: string): string {
  return isAbsolute(path) ? path : join(dirname(file), path);
}
