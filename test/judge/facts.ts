import type { ComponentFacts, Evidence, ServiceFacts } from '../../src/network/network.ts';

/** Facts about a component of which a test states a few; a line of nospof.yaml, and nothing else, unless said. */
export function componentFacts(facts: Partial<ComponentFacts> = {}): ComponentFacts {
  return {
    at: 'nospof.yaml:7',
    name: 'part',
    grade: undefined,
    operator: undefined,
    faultIsolation: undefined,
    shared: undefined,
    planned: false,
    device: undefined,
    modules: [],
    moduleOf: undefined,
    ports: undefined,
    capacity: undefined,
    concurrency: undefined,
    alarms: [],
    backups: [],
    ...facts,
  };
}

/** The same about a service. */
export function serviceFacts(facts: Partial<ServiceFacts> = {}): ServiceFacts {
  return {
    at: 'nospof.yaml:4',
    grade: undefined,
    peak: undefined,
    users: undefined,
    admission: undefined,
    channels: [],
    hours: undefined,
    cutover: undefined,
    recovery: undefined,
    ...facts,
  };
}

type Peak = NonNullable<ServiceFacts['peak']>;

/** A peak of which a test states a few things; 100 a second unless said. */
export function peakFacts(facts: Partial<Peak> = {}): Peak {
  return {
    rate: 100,
    concurrency: undefined,
    basis: undefined,
    history: undefined,
    season: undefined,
    population: undefined,
    window: undefined,
    ...facts,
  };
}

type Device = NonNullable<ComponentFacts['device']>;

/** Facts about the device that a component is. */
export function deviceFacts(facts: Partial<Device>): ComponentFacts {
  const device: Device = {
    vendor: undefined,
    model: undefined,
    firmware: undefined,
    ports: undefined,
    purchased: undefined,
    endOfSupport: undefined,
    ratedLife: undefined,
    stretchedLife: undefined,
    spare: undefined,
    replacement: undefined,
    ...facts,
  };
  return componentFacts({ device });
}

/** A load test with a service in the test tier, unless said. */
export function evidenceOf(service: string, facts: Partial<Omit<Evidence, 'of'>> = {}): Evidence {
  const tested = { expires: '2027-09-01', tier: 'test', rate: 100, by: 'lab' } as const;
  return drillOf('load-test', service, { on: '2026-09-01', ...tested, ...facts });
}

/** A drill or test of one service, of which nothing but this is stated. */
export function drillOf(
  kind: Evidence['kind'],
  service: string,
  facts: Pick<Evidence, 'on'> & Partial<Omit<Evidence, 'of'>>,
): Evidence {
  return {
    at: 'nospof.yaml:40',
    kind,
    of: [{ name: service, components: [], service }],
    expires: undefined,
    mode: undefined,
    took: undefined,
    tier: undefined,
    rate: undefined,
    by: undefined,
    digest: undefined,
    ...facts,
  };
}
