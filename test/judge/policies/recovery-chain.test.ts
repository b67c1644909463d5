import { expect, test } from 'vitest';
import { type ServiceSketch } from '../../networks.ts';
import { serviceFacts } from '../facts.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';

const only = { policy: 'recovery-chain' } as const;

/** A service that needs another one, beside an alternative where `any` names one. */
function chain(
  needs: Partial<ServiceSketch>,
  needed: Partial<ServiceSketch>,
  { any = ['residents'], switch: seconds = 30, world = undefined as 'worst' | undefined } = {},
) {
  const need = { any, switch: seconds, ...(world && { world, missing: 'residents of saeol' }) };
  return sketch()
    .group('other')
    .group('residents')
    .group('saeol', { needs: [need] })
    .service('residents', {
      root: 'residents',
      declared: true,
      facts: serviceFacts({ at: 'nospof.yaml:40' }),
      ...needed,
    })
    .service('saeol', { root: 'saeol', declared: true, ...needs })
    .build();
}

test('a service that may be down longer than what needs it is told at its line', () => {
  const found = onlyFinding(chain({ rto: 3600 }, { rto: 7200 }), only);
  expect([found.policy, found.severity, found.verdict, found.message, found.source, found.witness]).toEqual([
    'recovery-chain',
    'error',
    'broken',
    'residents may be down for 2 h, but saeol needs it within 1 h',
    { file: 'nospof.yaml', line: 40 },
    ['saeol', 'residents'],
  ]);
});

test('so is one that may lose more data', () => {
  expect(lines(chain({ rto: 3600, rpo: 60 }, { rto: 3600, rpo: 300 }), only)).toEqual([
    'error broken recovery-chain: residents may lose the data of 5 min, but saeol needs it to lose no more than 1 min',
  ]);
});

test('as strict as what needs it, it holds; without objectives nothing is said', () => {
  expect(lines(chain({ rto: 3600, rpo: 60 }, { rto: 3600, rpo: 60 }), only)).toEqual([]);
  expect(lines(chain({ rto: 3600 }, {}), only)).toEqual([]);
  expect(lines(chain({}, { rto: 3600 }), only)).toEqual([]);
});

test('an alternative that takes over in time is enough', () => {
  const beside = { any: ['residents', 'other'] };
  expect(lines(chain({ rto: 600 }, { rto: 7200 }, { ...beside, switch: 600 }), only)).toEqual([]);
  expect(lines(chain({ rto: 600 }, { rto: 7200 }, { ...beside, switch: 660 }), only)).toHaveLength(1);
});

test('a need that the plan leaves open is a question', () => {
  expect(lines(chain({ rto: 3600 }, { rto: 7200 }, { world: 'worst' }), only)).toEqual([
    'error unproven recovery-chain: residents may be down for 2 h, but saeol may need it within 1 h',
  ]);
});
