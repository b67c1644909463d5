import { expect, test } from 'vitest';
import { shippedValue } from '../../src/input/shipped-value.ts';
import { readPolicies } from '../../src/judge/packs.ts';

test('policies refer to the controls and incidents that have a title, and to all of them', async () => {
  const { defined } = await readPolicies();
  const references = {
    controls: new Set(defined.flatMap(({ controls }) => controls)),
    incidents: new Set(defined.flatMap(({ incidents }) => incidents)),
  };
  const written = shippedValue('references');
  expect(written).toMatchObject({
    controls: Object.fromEntries(Array.from(references.controls, (id) => [id, expect.stringMatching(/^[A-Z].+\S$/)])),
    incidents: Object.fromEntries(
      Array.from(references.incidents, (id) => [
        id,
        { replay: expect.stringMatching(/^R\d+b?$/), title: expect.stringMatching(/^[A-Z].+\.$/) },
      ]),
    ),
  });
  const { controls = {}, incidents = {} } = Object(written);
  expect(Object.keys(controls).toSorted()).toEqual([...references.controls].toSorted());
  expect(Object.keys(incidents).toSorted()).toEqual([...references.incidents].toSorted());
});

test('every policy says which controls it supports', async () => {
  const { defined } = await readPolicies();
  expect(defined.filter(({ controls }) => controls.length === 0)).toEqual([]);
});
