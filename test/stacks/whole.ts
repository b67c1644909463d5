import { settings } from '../../stacks/settings.ts';

/** A resource as it is synthesised. */
export type Block = Record<string, unknown>;

/** A synthesised stack. */
export interface StackJson {
  /** Type, name. */
  readonly resource: Record<string, Record<string, Block>>;
  readonly provider: { aws: { default_tags: [{ tags: Block }] }[] };
  readonly data: Record<string, Record<string, Block>>;
  readonly output: Record<string, Block>;
}

/** Everything nospof reads about the reference network, to be changed in place. */
export interface Whole {
  readonly stacks: Record<string, StackJson>;
  /** nospof.yaml, read. */
  readonly facts: {
    components: Record<string, Block & { domains?: Record<string, string> }>;
    services: Record<string, Block>;
    domains: Record<string, Block>;
    evidence: Block[];
    rotas: Record<string, Block>;
    /** The change to come: the backbone, one router after the other. */
    change: Block & { rollback: Block; steps: Block[] };
  };
}

/** What nospof.yaml states about a service. */
export function serviceFacts({ facts }: Whole, service: string): Block {
  const found = facts.services[service];
  if (found === undefined) throw new Error(`no service ${service}`);
  return found;
}

export type Mutation = (whole: Whole) => void;

export const sites = ['daejeon', 'gwangju'] as const;
export const zones = ['a', 'b', 'c'] as const;
export const services = (settings.environments[0]?.sites[0].services ?? []).map(({ name }) => name);
export const keptInDatabase = [
  'saeol',
  'government24',
  'procurement',
  'education',
  'vaccine-booking',
  'resident-registry',
] as const;
export const open = [
  'government24',
  'procurement',
  'mobile-id',
  'education',
  'vaccine-booking',
  'mobile-id-check',
] as const;

/** What is made for each of a list, in one record. */
export function each<T, Made>(
  list: readonly T[],
  make: (one: T, index: number) => Record<string, Made>,
): Record<string, Made> {
  return Object.assign({}, ...list.map(make)) as Record<string, Made>;
}

/** The site of the n-th of a list: they take turns. */
export function siteOf(index: number): (typeof sites)[number] {
  return sites[index % 2] ?? 'daejeon';
}

/** What is made for a site, of the first one at the first site, of the second one at the second, and so on. */
export function inTurn<Made>(
  make: (site: (typeof sites)[number], index: 0 | 1) => Record<string, Made>,
): Record<string, Made> {
  const [first, second] = [Object.entries(make('daejeon', 0)), Object.entries(make('gwangju', 1))];
  return Object.fromEntries(first.map((made, place) => (place % 2 === 0 ? made : (second[place] ?? made))));
}

/** Services that are a means of login, by what their L4 switch is called. */
const logins: Readonly<Record<string, string>> = {
  gpki: 'gpki-staff-login',
  epki: 'epki-teachers-login',
  'mobile-id-check': 'mobile-id-check-citizens-login',
};

export function switchOf(service: string): string {
  return logins[service] ?? `${service}-switch`;
}

function find({ stacks }: Whole, stack: string, address: string): { of: Record<string, Block>; name: string } {
  const [type = '', name = ''] = address.split('.');
  const of = stacks[stack]?.resource[type];
  if (of?.[name] === undefined) throw new Error(`no ${stack}:${address}`);
  return { of, name };
}

export function get(whole: Whole, stack: string, address: string): Block {
  const { of, name } = find(whole, stack, address);
  return of[name] ?? {};
}

export function remove(whole: Whole, stack: string, ...addresses: readonly string[]): void {
  for (const address of addresses) {
    const { of, name } = find(whole, stack, address);
    delete of[name];
  }
}

export function change(whole: Whole, stack: string, address: string, to: Block): void {
  Object.assign(get(whole, stack, address), to);
}

export function add({ stacks }: Whole, stack: string, address: string, block: Block): void {
  const [type = '', name = ''] = address.split('.');
  const resource = stacks[stack]?.resource;
  if (resource === undefined) throw new Error(`no ${stack}`);
  (resource[type] ??= {})[name] = block;
}

/** The first of a list of subnets, which is that of zone a. */
export function oneZone(whole: Whole, stack: string, address: string, list: string): void {
  const block = get(whole, stack, address);
  block[list] = (block[list] as unknown[]).slice(0, 1);
}

/** The dedicated lines of both sites. */
export const dedicated = ['lgu57-1', 'lgu57-2', 'tls10-1', 'tls10-2'] as const;

export function withoutLines(whole: Whole, ...lines: readonly (typeof dedicated)[number][]): void {
  for (const line of lines) {
    remove(whole, 'production-lines-up', `aws_dx_transit_virtual_interface.${line}-interface`);
    remove(whole, 'production-lines', `aws_dx_connection.${line}`);
  }
}

export function withoutDirectConnect(whole: Whole): void {
  withoutLines(whole, ...dedicated);
  forget(whole, 'production-lines:aws_dx_connection.*');
  forget(whole, 'production-lines-up:aws_dx_transit_virtual_interface.*');
}

export function withoutVpn(whole: Whole, site: string, path = 'premises'): void {
  for (const router of [1, 2]) {
    remove(
      whole,
      `production-${site}`,
      `aws_vpn_connection.${path}-vpn-${router}`,
      `aws_customer_gateway.${path}-router-${router}`,
    );
  }
}

/** A reference from one stack to an attribute of a resource of another, as CDKTF writes it. */
export function across({ stacks }: Whole, from: string, to: string, address: string, attribute: string): string {
  const [type = '', name = ''] = address.split('.');
  const output = `cross-stack-output-${type}${name}${attribute}`;
  const input = `cross-stack-reference-input-${to}`;
  const [reader, read] = [stacks[from], stacks[to]];
  if (reader === undefined || read === undefined) throw new Error(`no ${from} or ${to}`);
  read.output[output] = { value: `\${${address}.${attribute}}` };
  (reader.data['terraform_remote_state'] ??= {})[input] = {
    backend: 'local',
    config: { path: `../../../terraform.${to}.tfstate` },
    workspace: '${terraform.workspace}',
  };
  return `\${data.terraform_remote_state.${input}.outputs.${output}}`;
}

/** What a service is declared to need: a service, or one of several things. */
export function needsOf(service: Block): readonly (string | { any: string[] })[] {
  return (service['needs'] ?? []) as (string | { any: string[] })[];
}

/** Takes names of resources that are gone out of nospof.yaml. */
export function forget({ facts }: Whole, selector: string): void {
  for (const service of Object.values(facts.services)) {
    const needs = needsOf(service);
    for (const need of needs) if (typeof need === 'object') need.any = need.any.filter((name) => name !== selector);
    service['needs'] = needs.filter((need) => typeof need === 'string' || need.any.length > 0);
  }
  for (const [name, component] of Object.entries(facts.components)) {
    if ((component['is'] as string[] | undefined)?.includes(selector)) delete facts.components[name];
  }
}
