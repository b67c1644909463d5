import type { ComponentFacts, ServiceFacts } from '../../src/network/network.ts';

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
