import type { ComponentFacts, Evidence, ServiceFacts } from '../../src/network/network.ts';

/** Facts about a component of which nothing but this is stated. */
export function componentFacts(more: Partial<ComponentFacts>): ComponentFacts {
  return {
    at: 'nospof.yaml:20',
    name: 'a',
    planned: false,
    grade: undefined,
    operator: undefined,
    faultIsolation: undefined,
    shared: undefined,
    device: undefined,
    modules: [],
    moduleOf: undefined,
    ports: undefined,
    capacity: undefined,
    concurrency: undefined,
    alarms: [],
    backups: [],
    ...more,
  };
}

/** A device of which nothing but this is stated. */
export function device(more: Partial<NonNullable<ComponentFacts['device']>>): Pick<ComponentFacts, 'device'> {
  const nothing = {
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
  };
  return { device: { ...nothing, ...more } };
}

/** Facts about a service of which nothing but this is stated. */
export function serviceFacts(more: Partial<ServiceFacts>): ServiceFacts {
  return {
    at: 'nospof.yaml:7',
    grade: undefined,
    peak: undefined,
    users: undefined,
    admission: undefined,
    channels: [],
    hours: undefined,
    cutover: undefined,
    recovery: undefined,
    ...more,
  };
}

/** A drill or test of one service. */
export function evidence(
  kind: Evidence['kind'],
  service: string,
  more: Pick<Evidence, 'on'> & Partial<Evidence>,
): Evidence {
  return {
    at: 'nospof.yaml:30',
    kind,
    of: [{ name: service, components: [], service }],
    expires: undefined,
    mode: undefined,
    took: undefined,
    tier: undefined,
    rate: undefined,
    by: undefined,
    digest: undefined,
    ...more,
  };
}
