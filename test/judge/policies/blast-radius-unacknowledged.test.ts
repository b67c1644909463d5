import { expect, it } from 'vitest';
import { changed, stated } from './changes-stated.ts';

const found = (to: string, who: string) =>
  stated('blast-radius-unacknowledged', changed(`steps: [{ does: update, to: [${to}] }], ${who}`));
const unknowing = 'nothing states that the owner of login knows that the change may stop it';

it.each([
  ['approver: board', `N${unknowing.slice(1)}`],
  ['', `N${unknowing.slice(1)}, and no approver is stated`],
  ['acknowledged: [login], implementer: ops, approver: ops', 'Who makes the change approves it'],
])('fails: %s', async (who, message) => {
  expect(await found('a', who)).toEqual([`broken nospof.yaml:5: ${message}`]);
});

it('passes where the owners know and another one approves', async () => {
  expect(await found('a', 'acknowledged: [login], implementer: ops, approver: board')).toEqual([]);
});

it('asks nobody where no service rests on what is changed', async () => {
  expect(await found('disk', 'implementer: ops, approver: board')).toEqual([]);
});
