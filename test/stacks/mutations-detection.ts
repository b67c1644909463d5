import { type Block, each, type Mutation, sites, type Whole } from './whole.ts';

/** Failures that would not be noticed any more, by the one policy that must refuse it. */
export const detection: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  'gray-failure-unseen': each(['a line to the premises', 'the backbone of the premises'], (label) => ({
    [`only the links are watched: ${label}`]: (whole) => watch(whole, label, { detect: 'link-state' }),
  })),
  'shallow-probe': {
    ...each(['a line to the premises', 'the router of the site', 'the firewall of the site'], (label) => ({
      [`small packets are tried: ${label}`]: (whole) =>
        watch(whole, label, { probe: { bytes: 64, 'whole-path': true } }),
      [`a part of the path is tried: ${label}`]: (whole) =>
        watch(whole, label, { probe: { bytes: 1500, 'whole-path': false } }),
    })),
    ...each(sites, (site) => ({
      [`the probes of the lines are small: ${site}`]: (whole) => {
        const probes = whole.stacks[`production-${site}`]?.resource['aws_networkmonitor_probe'] ?? {};
        for (const probe of Object.values(probes)) probe['packet_size'] = 64;
      },
    })),
  },
  'alarm-unrouted': {
    ...each(['core-router', 'backbone-1', 'dedicated-lines'], (name) => ({
      [`the alarm is muted: ${name}`]: ({ facts }) => {
        const component = facts.components[name] ?? {};
        component['alarms'] = (component['alarms'] as Block[]).map((alarm) => ({ ...alarm, muted: true }));
      },
    })),
    // The alarms of the plan are about the router.
    ...each(['backbone-1', 'backbone-2'], (name) => ({
      [`no alarm: ${name}`]: ({ facts }) => {
        (facts.components[name] ?? {})['alarms'] = [];
      },
    })),
    'those on duty are there by day': ({ facts }) => {
      (facts.rotas['noc'] ?? {})['hours'] = '09:00-18:00';
    },
    'those on duty look at a screen': ({ facts }) => {
      (facts.rotas['noc'] ?? {})['reach'] = ['screen'];
    },
    ...each(sites, (site) => ({
      [`the alarms of the plan are switched off: ${site}`]: (whole) => {
        const alarms = whole.stacks[`production-${site}`]?.resource['aws_cloudwatch_metric_alarm'] ?? {};
        for (const alarm of Object.values(alarms)) alarm['actions_enabled'] = false;
      },
    })),
  },
};

/** What a service leans on, stated as it should not be. */
export const dependencies: typeof detection = {
  'grade-inversion': {
    'the router is graded below what leans on it': ({ facts }) => {
      (facts.components['core-router'] ?? {})['grade'] = 3;
    },
    'both backbone routers are graded below what leans on them': ({ facts }) => {
      (facts.components['backbone-1'] ?? {})['grade'] = 2;
      (facts.components['backbone-2'] ?? {})['grade'] = 2;
    },
  },
  'recovery-chain': {
    'the register may be out for a day, and the counters need it': ({ facts }) => {
      (facts.services['resident-registry'] ?? {})['rto'] = { 'within-site': '90s', site: '1d' };
    },
  },
  'channels-share-fate': {
    'counters and kiosks come over one backbone router': ({ facts }) => {
      for (const channel of ['counter', 'kiosk']) (facts.components[channel] ?? {})['needs'] = ['backbone-1'];
    },
  },
};

/** Changes how every service notices the loss of what it calls `label`. */
function watch({ facts }: Whole, label: string, how: Block): void {
  const needs = Object.values(facts.services)
    .flatMap((service) => (service['needs'] ?? []) as Block[])
    .filter((need) => need['label'] === label);
  if (needs.length === 0) throw new Error(`no need is called ${label}`);
  for (const need of needs) Object.assign(need, how);
}
