import { join } from 'node:path';

import { expect, it } from 'vitest';

import { readDeployment } from '../../src/input/read.ts';
import { absent, corpus, isThere } from '../corpus.ts';
import { sentence } from './inputs.ts';

/** Instances after the apply, data sources and managed, and how many of them have a template. */
const counts: readonly (readonly [file: string, data: number, managed: number, templates: number])[] = [
  ['plans/goat.json', 4, 55, 59],
  ['plans/nested-modules.json', 6, 26, 32],
  ['plans/nlb-zone-unset.json', 0, 14, 14],
  ['plans/vpc-three-nat.json', 0, 29, 29],
  ['plans/vpn-over-dx-tgw.json', 13, 60, 73],
  ['shapes/after_null_on_create.json', 0, 1, 0],
  ['shapes/cloud_redacted_provider_schemas.json', 0, 1, 0],
  ['shapes/data_read_in_changes.json', 1, 3, 4],
  ['shapes/delete_and_create_delete.json', 0, 1, 1],
  ['shapes/importing_generated_config_no_configuration.json', 0, 1, 0],
  ['shapes/no_resource_changes.json', 0, 0, 0],
  ['shapes/previous_address.json', 0, 1, 1],
  ['shapes/provider_alias_in_modules.json', 0, 4, 4],
  ['shapes/replace_paths.json', 0, 1, 1],
];

it.skipIf(!isThere).each(counts)(`counts every resource of %s${absent}`, async (file, data, managed, templates) => {
  const { resources, removed } = await readDeployment([join(corpus, file)]);
  expect(resources.filter((each) => each.mode === 'data').length).toBe(data);
  expect(resources.filter((each) => each.mode === 'managed').length).toBe(managed);
  expect(resources.filter((each) => each.template !== undefined).length).toBe(templates);
  expect(removed).toEqual([]);
  expect(new Set(resources.map((each) => each.id)).size).toBe(data + managed);
});

it.skipIf(!isThere)(`refuses only the errored plan${absent}`, async () => {
  const path = join(corpus, 'shapes/errored_true.json');
  expect(await sentence(readDeployment([path]))).toBe(
    `${path}: planning stopped with an error (errored: true), so this is only a part of the plan; fix the error and plan again.`,
  );
});

it.skipIf(!isThere)(`places every AWS resource in its region${absent}`, async () => {
  const regions = async (file: string): Promise<readonly (string | undefined)[]> => {
    const { resources } = await readDeployment([join(corpus, file)]);
    return [...new Set(resources.filter((each) => /aws/.test(each.type)).map((each) => each.region))];
  };
  expect(await regions('plans/goat.json')).toEqual(['us-west-2']);
  expect(await regions('plans/nested-modules.json')).toEqual(['us-east-1']);
  expect(await regions('plans/vpc-three-nat.json')).toEqual(['eu-west-1']);
  expect(await regions('plans/vpn-over-dx-tgw.json')).toEqual(['eu-central-1']);
});
