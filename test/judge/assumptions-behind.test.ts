import { expect, test } from 'vitest';
import { readAssumptions } from '../../src/input/assumptions.ts';
import { onlyFinding, sketch } from './judged.ts';

const { entries } = await readAssumptions();

/** What a report says of assumptions, from the shipped file. */
function shipped(...ids: readonly string[]) {
  return ids.map((id) => ({ id, value: entries.get(id)?.value, source: entries.get(id)?.source }));
}

/** A declared objective, by which a repair counts. */
const objective = { rtoWithinSite: 180 };

const member = { recovery: [300, 600], assumptions: ['asg-member'] } as const;

test('the recovery of what fails', () => {
  const drawn = sketch()
    .component('a', member)
    .group('web', { needs: ['a'] });
  expect(onlyFinding(drawn.service('web', { root: 'web' }).build()).assumptions).toEqual(shipped('asg-member'));
});

test('the switch to what takes over, not the recovery of what is left', () => {
  const any = ['a', { to: 'b', standby: true }];
  const drawn = sketch()
    .component('a', { recovery: 7200, assumptions: ['asg-member'] })
    .component('b', member)
    .group('web', { needs: [{ any, switch: [600, 3600], assumptions: ['manual'] }] });
  expect(onlyFinding(drawn.service('web', { root: 'web' }).build()).assumptions).toEqual(shipped('manual'));
});

test('in one case the recovery is first, in the other the switch', () => {
  const any = ['a', { to: 'b', standby: true }];
  const drawn = sketch()
    .component('a', { recovery: [300, 4000], assumptions: ['asg-member'] })
    .component('b')
    .group('web', { needs: [{ any, switch: [600, 3600], assumptions: ['manual'] }] });
  expect(onlyFinding(drawn.service('web', { root: 'web', ...objective }).build()).assumptions).toEqual(
    shipped('asg-member', 'manual'),
  );
});

test('through parts that are out for as long, not through those that are back before', () => {
  const drawn = sketch()
    .component('a', member)
    .group('b', { needs: [{ any: ['a'], assumptions: ['bgp-hold'] }] })
    .component('fast', { recovery: 10, needs: ['a'], assumptions: ['manual'] })
    .group('web', { needs: ['b', { any: ['fast', 'other'], switch: 20, assumptions: ['nlb-zone'] }] })
    .component('other', { fails: false })
    .service('web', { root: 'web' });
  const found = onlyFinding(drawn.build());
  expect(found.assumptions).toEqual(shipped('asg-member'));
});

test('an outage without end rests on nothing that is assumed', () => {
  const drawn = sketch()
    .component('a', { assumptions: ['asg-member'] })
    .group('web', { needs: ['a'] });
  expect('assumptions' in onlyFinding(drawn.service('web', { root: 'web' }).build())).toBe(false);
});

test('findings put together rest on what each of them rests on', () => {
  const missing = 'subnets of web';
  const drawn = sketch()
    .component('a', { role: 'router', recovery: 600, assumptions: ['bgp-hold'] })
    .component('b', { role: 'router', recovery: 900, assumptions: ['asg-member'] });
  const needs = ['a', 'b'].map((one) => ({ any: [one], world: 'worst' as const, missing }));
  const found = onlyFinding(
    drawn
      .group('web', { needs })
      .service('web', { root: 'web', ...objective })
      .build(),
  );
  expect(found.assumptions).toEqual(shipped('asg-member', 'bgp-hold'));
});
