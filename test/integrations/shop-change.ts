import { readFileSync } from 'node:fs';
import type { JsonObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';
import { shop } from '../cli/command.ts';
import { applied, exported, planAt } from '../input/applied.ts';

/** What a change of the shop is about: a standby for its database, and the subnets of its servers. */
export interface Shop {
  readonly multiAz: boolean;
  readonly subnets: readonly string[];
}

export const good: Shop = { multiAz: true, subnets: ['private_a', 'private_b'] };
export const bad: Shop = { multiAz: false, subnets: ['private_a'] };

const example = new URL('../../examples/shop/', import.meta.url);

/** The source of the shop as it is to be: `main.tf` of the example is that of the bad change. */
export function sourceOf({ multiAz, subnets }: Shop): string {
  const ids = subnets.map((name) => `aws_subnet.${name}.id`).join(', ');
  return readFileSync(new URL('main.tf', example), 'utf8')
    .replace(/(multi_az +)= false/, `$1= ${multiAz}`)
    .replace(/(vpc_zone_identifier +)= .*/, `$1= [${ids}]`);
}

/** What `terraform show -json` gives for a change of the shop: what was there is known, and is in its prior state. */
export function planOf(was: Shop, is: Shop): Plan {
  const [before = [], after = []] = [was, is].map(({ subnets }) =>
    subnets.map((name) => exported(`aws_subnet.${name}.id`)),
  );
  const plan = applied(written(is), [
    { address: 'aws_db_instance.main', argument: 'multi_az', before: was.multiAz, after: is.multiAz },
    { address: 'aws_autoscaling_group.web', argument: 'vpc_zone_identifier', before, after },
  ]);
  const text = JSON.stringify(plan).replaceAll(exported('aws_db_instance.main.availability_zone'), 'ap-northeast-2a');
  const named: Plan = JSON.parse(text);
  const resources = named.resource_changes.map(({ change, ...resource }) => ({ ...resource, values: change.before }));
  return { ...named, prior_state: { format_version: '1.0', values: { root_module: { resources } } } };
}

/** The fields of a plan that are read here. */
export interface Plan extends JsonObject {
  readonly resource_changes: readonly (JsonObject & { readonly change: JsonObject & { readonly before: Json } })[];
}

/** A plan of the new shop whose configuration says what its source does. */
function written({ multiAz, subnets }: Shop): JsonObject {
  const references = ['private_a', 'private_b'].flatMap((name) => [`aws_subnet.${name}.id`, `aws_subnet.${name}`]);
  const left = references.filter((reference) => subnets.some((name) => reference.split('.')[1] === name));
  const { configuration, ...rest } = planAt(shop);
  const text = JSON.stringify(configuration)
    .replace(`"vpc_zone_identifier":{"references":${JSON.stringify(references)}`, () => {
      return `"vpc_zone_identifier":{"references":${JSON.stringify(left)}`;
    })
    .replace('"multi_az":{"constant_value":false}', `"multi_az":{"constant_value":${multiAz}}`);
  return { ...rest, configuration: JSON.parse(text) };
}
