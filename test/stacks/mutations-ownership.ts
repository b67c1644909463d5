import { type Block, each, type Mutation, sites, type Whole } from './whole.ts';

/** What is without a person in charge, is too old, or is on no list, by the one policy that must refuse it. */
export const ownership: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  'owner-missing': {
    ...each(['Owner', 'nospof:operator', 'nospof:fault-isolation'], (tag) => ({
      [`no resource of a site has the tag ${tag}`]: ({ stacks }: Whole) => {
        for (const one of stacks['production-gwangju']?.provider.aws ?? []) delete one.default_tags[0].tags[tag];
        for (const group of Object.values(stacks['production-gwangju']?.resource['aws_autoscaling_group'] ?? {})) {
          group['tag'] = (group['tag'] as Block[]).filter(({ key }) => key !== tag);
        }
      },
    })),
    'a router of the premises without an operator': ({ facts }) => delete facts.components['backbone-1']?.['operator'],
  },
  'past-support': {
    'a router that its maker does not support any more': ({ facts }) =>
      Object.assign(deviceOf(facts, 'backbone-2'), { 'end-of-support': '2026-06-30' }),
    'a router past its life': ({ facts }) => Object.assign(deviceOf(facts, 'backbone-1'), { purchased: '2018-02-12' }),
    ...each(sites, (site) => ({
      [`a router at the end of a line past its support: ${site}`]: ({ stacks }: Whole) => {
        const gateway = stacks[`production-${site}`]?.resource['aws_customer_gateway']?.['premises-router-1'];
        Object.assign(gateway?.['tags'] as Block, { 'nospof:end-of-support': '2026-11-01' });
      },
    })),
  },
  'shared-device-ageing': {
    'an old router without a spare': ({ facts }) =>
      Object.assign(deviceOf(facts, 'backbone-1'), { purchased: '2021-02-12', spare: false }),
    'an old router whose successor has not come': ({ facts }) =>
      Object.assign(deviceOf(facts, 'backbone-2'), {
        purchased: '2021-02-12',
        spare: false,
        replacement: '2026-06-01',
      }),
  },
  'facility-below-grade': {
    'batteries beside a router': ({ facts }) => Object.assign(roomOf(facts, 'premises-room-1'), { battery: true }),
    'a room that is not protected enough': ({ facts }) =>
      Object.assign(roomOf(facts, 'premises-room-2'), { facility: 'medium' }),
  },
  'handover-incomplete': {
    'a drill that does not say who did it': ({ facts }) => delete facts.evidence[0]?.['by'],
    'a drill that does not say until when it counts': ({ facts }) => delete facts.evidence[1]?.['expires'],
    'a drill with another plan': ({ facts }) => Object.assign(facts.evidence[2] ?? {}, { digest: 'a'.repeat(64) }),
    'a service that is on no list': ({ facts }) => {
      delete facts.services['vaccine-booking'];
      for (const one of facts.evidence)
        one['of'] = (one['of'] as string[]).filter((name) => name !== 'vaccine-booking');
      facts.evidence = facts.evidence.filter((one) => (one['of'] as string[]).length > 0);
      const acknowledged = facts.change['acknowledged'] as string[];
      facts.change['acknowledged'] = acknowledged.filter((name) => name !== 'vaccine-booking');
    },
  },
};

function deviceOf({ components }: Whole['facts'], name: string): Block {
  return components[name]?.['device'] as Block;
}

function roomOf({ domains }: Whole['facts'], name: string): Block {
  return domains['room']?.[name] as Block;
}
