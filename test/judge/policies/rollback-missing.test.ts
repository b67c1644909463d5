import { expect, it } from 'vitest';
import { type Done, planOf, reportOn } from '../applies.ts';
import { pair } from '../shop.ts';
import { changed, stated } from './changes-stated.ts';

const step = 'steps: [{ does: update, to: [a] }]';
const found = (rollback: string) => stated('rollback-missing', changed(`${step}${rollback}`));

it.each([
  ['', 'Nothing states how the change is undone'],
  [
    ', rollback: { artefact: image }',
    'How the change is undone is not stated in full: the steps and the time it takes are missing',
  ],
  [
    ', rollback: { artefact: image, steps: run-book, time: 61m }',
    'Undoing the change takes 61 min, but a service that rests on what it touches may be down for 1 h only',
  ],
])('fails: %s', async (rollback, message) => {
  expect(await found(rollback)).toEqual([`broken nospof.yaml:5: ${message}`]);
});

it('passes where all is stated and takes no longer than the service may be out', async () => {
  expect(await found(', rollback: { artefact: image, steps: run-book, time: 60m }')).toEqual([]);
});

it('asks for nothing where nothing that a declared service rests on is taken down', async () => {
  const another: Done = { replace: ['ami'] };
  const { findings } = await reportOn(planOf(pair, { 'aws_instance.one': another }));
  expect(findings.map(({ policy }) => policy)).toEqual(['no-test-tier']);
});
