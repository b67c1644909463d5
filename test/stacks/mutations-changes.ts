import { type Block, type Mutation, sites } from './whole.ts';

/** The change to come, less careful in one thing. */
export const mutationsOfChanges: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  'pair-down-together': {
    'both routers of the backbone are updated at once': ({ facts: { change } }) => {
      for (const step of change.steps) step['together'] = 'backbone';
    },
    'one step updates both routers of the backbone': ({ facts: { change } }) => {
      change.steps = [{ ...change.steps[0], to: ['backbone-1', 'backbone-2'] }];
    },
    'the firewalls of both sites are replaced at once': ({ facts: { change } }) => {
      const replaced = (site: string): Block => ({
        does: 'replace',
        to: [`production-${site}:aws_networkfirewall_firewall.*`],
        together: 'firewalls',
      });
      change.steps = sites.map(replaced);
    },
  },
  'rollback-missing': {
    'there is no way back': ({ facts }) => {
      const { rollback: _rollback, ...change } = facts.change;
      Object.assign(facts, { change });
    },
    'the way back is not written': ({ facts: { change } }) => {
      delete change.rollback['steps'];
    },
    'the way back takes longer than the strictest service may be out': ({ facts: { change } }) => {
      change.rollback['time'] = '6m';
    },
  },
  'change-window': {
    'it is done on a working day': ({ facts: { change } }) => {
      change['at'] = '2026-11-26T14:00:00+09:00';
    },
    'it is done in the night before a working day': ({ facts: { change } }) => {
      change['at'] = '2026-11-26T01:00:00+09:00';
    },
    'it is done on a day on which nothing may be touched': ({ facts: { change } }) => {
      change['at'] = '2027-01-04T01:00:00+09:00';
    },
    'its result is not watched': ({ facts: { change } }) => {
      delete change['watch'];
    },
  },
  'blast-radius-unacknowledged': {
    'the emergency services do not know': ({ facts: { change } }) => {
      change['acknowledged'] = (change['acknowledged'] as string[]).filter((name) => name !== 'emergency-rescue');
    },
    'who makes it approves it': ({ facts: { change } }) => {
      change['approver'] = change['implementer'];
    },
  },
  'hazardous-change-unguarded': {
    'the backbone is moved to another power supply, which stays on': ({ facts: { change } }) => {
      change.steps = change.steps.map((step) => ({ ...step, does: 'power' }));
    },
  },
  'big-bang-cutover': {
    'the new procurement opens for all at once': ({ facts }) => {
      facts.services['procurement'] = {
        ...facts.services['procurement'],
        cutover: { kind: 'big-bang', at: '2027-01-06', 'way-back': 'none' },
      };
    },
  },
};
