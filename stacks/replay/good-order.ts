import type { Change, ComponentFacts, Components, Evidence, Facts, ServiceFacts, Step } from './facts.ts';
import type { IncidentFacts } from './incident.ts';

/**
 * The facts of an incident with all that was in order beside it, so that each incident states its causes only: owners, alarms
 * that reach a person, drills, load tests, a way back for every change. What an incident states wins, also where
 * it states that a thing was absent (`undefined`).
 * @param day the day of the incident; what was done in good order was done before it.
 */
export function inGoodOrder({ neverDone = [], ...facts }: IncidentFacts, day: string): Facts {
  const services = mapValues(facts.services, service);
  const [on, expires] = yearBefore(day);
  const components = mapValues({ ...facts.components, ...commonComponents(facts) }, (own) => component(own, on));
  const done = drills(services, components, on, expires).filter(({ kind }) => !neverDone.includes(kind));
  return {
    tiers: { test: { elsewhere: { plan: 'staging.out' } } },
    rotas: { 'control-room': { hours: '24x7', reach: ['phone', 'messenger'] } },
    ...facts,
    services,
    components,
    ...('vault' in components
      ? { domains: { ...facts.domains, site: { ...facts.domains?.['site'], vault: {} } } }
      : {}),
    evidence: [...(facts.evidence ?? []), ...done],
    ...(facts.change === undefined ? {} : { change: change(facts.change, Object.keys(services), on) }),
  };
}

/** Switches and servers have an operator too, and stores are copied to a site and account of its own. */
function commonComponents(facts: IncidentFacts): Components {
  const entered = Object.entries(facts.services).flatMap(([name, { entry }]) => (entry === undefined ? [] : [name]));
  const machines = entered.flatMap((name) => [`aws_lb.${name}-*`, `aws_autoscaling_group.${name}-*`]);
  const stores = Object.values(facts.components ?? {}).some((one) => isStore(one) && !('backups' in one));
  return {
    ...(machines.length > 0 ? { machines: { is: machines } } : {}),
    ...(stores ? { vault: { role: 'backup', site: 'vault', domains: { account: 'vault' } } } : {}),
  };
}

function component(own: ComponentFacts, on: string): ComponentFacts {
  return {
    owner: 'system-owner',
    operator: 'operations',
    'fault-isolation': 'control-room',
    alarms: [
      { on: 'down', to: 'control-room' },
      { on: 'errors', to: 'control-room' },
    ],
    ...(isStore(own) ? { backups: [{ to: 'vault', every: '5m', 'restore-tested': on }] } : {}),
    ...own,
  };
}

function isStore({ role }: ComponentFacts): boolean {
  return role === 'datastore' || role === 'storage';
}

function service(own: ServiceFacts): ServiceFacts {
  return {
    owner: 'system-owner',
    peak: { rate: '20/s', basis: 'the busiest hour measured, times the busiest season', history: '10/s', season: 2 },
    admission: { 'per-source': '10/s', queue: true },
    hours: { open: '09:00' },
    ...(own.rto === undefined ? {} : { recovery: { detect: '1m', decide: '2m', provision: '2m' } }),
    ...own,
  };
}

function drills(
  services: Readonly<Record<string, ServiceFacts>>,
  components: Components,
  on: string,
  expires: string,
): Evidence[] {
  const tried = { on, expires, by: 'operations' };
  const parts = Object.keys(components);
  const stores = parts.filter((name) => isStore(components[name] ?? {}));
  const loads = Object.entries(services).flatMap(([name, { peak }]) => (peak ? [{ of: [name], rate: peak.rate }] : []));
  return [
    { kind: 'failover-drill', of: parts, mode: 'down', took: '1m', ...tried },
    { kind: 'failover-drill', of: parts, mode: 'degraded', took: '1m', ...tried },
    { kind: 'recovery-drill', of: Object.keys(services), took: '5m', ...tried },
    ...loads.map((load): Evidence => ({ kind: 'load-test', tier: 'test', ...load, ...tried })),
    ...(stores.length === 0 ? [] : [{ kind: 'restore-test', of: stores, ...tried } as const]),
  ];
}

function change(own: Change, services: readonly string[], on: string): Change {
  return {
    implementer: 'operations',
    approver: 'change-board',
    watch: '24h',
    acknowledged: services,
    rehearsed: { on, tier: 'test' },
    rollback: { artefact: 'the configuration before', steps: 'the run book', time: '20m' },
    ...own,
    steps: own.steps.map((step): Step => ({ guards: ['dry-run', 'snapshot', 'second-person', 'power-off'], ...step })),
  };
}

/** A year that ends after the day: what was done at its beginning still counts. */
function yearBefore(day: string): [on: string, expires: string] {
  const year = Number(day.slice(0, 4));
  return [`${year - 1}-12-01`, `${year}-12-01`];
}

function mapValues<T>(record: Readonly<Record<string, T>>, convert: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(record).map(([name, value]) => [name, convert(value)]));
}
