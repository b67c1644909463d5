import type { Block, Mutation, Whole } from './whole.ts';

/** What is declared of recovery, put out of order. By the one policy that must refuse it. */
export const recovery: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  'rto-unreachable': {
    'a second site that is built when it is needed: procurement': ({ facts }) => {
      const steps = { detect: '1m', decide: '30m', provision: '90m', volume: '2TB', throughput: '1TB/h' };
      Object.assign(facts.services['procurement'] ?? {}, { recovery: steps });
    },
    'a drill that took three hours': (whole) => drill(whole, 'saeol', { took: '3h' }),
  },
  'backup-same-place': {
    // The copy at the other site is under the same account.
    'no copy of a backup in an account of its own': ({ stacks }) => {
      for (const plan of Object.values(stacks['production-daejeon']?.resource['aws_backup_plan'] ?? {})) {
        for (const rule of plan['rule'] as Block[]) {
          const copies = rule['copy_action'] as Block[] | undefined;
          if (copies) rule['copy_action'] = copies.slice(0, 1);
        }
      }
    },
  },
  'rpo-unreachable': {
    'a service that may lose nothing of the last half second': ({ facts }) => {
      Object.assign(facts.services['procurement'] ?? {}, { rpo: 0.5 });
    },
  },
  'recovery-drill-stale': {
    'a drill that is older than a year': (whole) => drill(whole, 'gpki', { on: '2025-11-01' }),
    'a drill that expired': (whole) => drill(whole, 'gpki', { expires: '2026-11-01' }),
    'a drill in staging only': (whole) => drill(whole, 'saeol', { tier: 'test' }),
    'no drill of one service': (whole) => {
      const one = drillOf(whole, 'saeol');
      one['of'] = (one['of'] as readonly string[]).filter((name) => name !== 'saeol');
    },
    'a restore test that expired': ({ facts }) => {
      for (const one of facts.evidence) if (one['kind'] === 'restore-test') one['expires'] = '2026-11-01';
    },
    'a router that was replaced since': ({ facts }) => {
      const { device } = facts.components['backbone-1'] ?? {};
      Object.assign(device ?? {}, { purchased: '2026-11-02' });
    },
  },
};

function drill(whole: Whole, service: string, to: Block): void {
  Object.assign(drillOf(whole, service), to);
}

function drillOf({ facts }: Whole, service: string): Block {
  const found = facts.evidence.find(
    ({ kind, of }) => kind === 'recovery-drill' && (of as readonly string[]).includes(service),
  );
  if (found === undefined) throw new Error(`no recovery drill of ${service}`);
  return found;
}
