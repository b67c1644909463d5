import { isList, isObject, type JsonObject } from '../../src/input/json/json.ts';
import type { Json } from '../../src/input/value.ts';

const copied = /^aws_(?:lb|lb_target_group|lb_listener|autoscaling_group)\.web$/;

/** The plan of the shop with a second service, `orders`: the same balancer and group once more, on the same database. */
export function withOrders(planned: JsonObject): JsonObject {
  const twice = (list: Json | undefined): Json[] =>
    (isList(list) ? list : []).flatMap((one) =>
      isObject(one) && copied.test(String(one['address'])) ? [one, renamed(one)] : [one],
    );
  const { configuration, planned_values: values } = planned;
  const inRoot = (of: Json | undefined): Json => {
    const root = isObject(of) && isObject(of['root_module']) ? of['root_module'] : {};
    return { ...(isObject(of) && of), root_module: { ...root, resources: twice(root['resources']) } };
  };
  return {
    ...planned,
    planned_values: inRoot(values),
    configuration: inRoot(configuration),
    resource_changes: twice(planned['resource_changes']),
  };
}

function renamed(one: JsonObject): Json {
  const text = JSON.stringify(one);
  return JSON.parse(
    text
      .replaceAll(/\b(aws_(?:lb|lb_target_group|lb_listener|autoscaling_group))\.web\b/g, '$1.orders')
      .replaceAll('"name":"web"', '"name":"orders"'),
  );
}

/** The resources of `orders` are created by the plan, all others are there. */
export function creatingOrders(plan: JsonObject): JsonObject {
  const changes = plan['resource_changes'];
  return {
    ...plan,
    resource_changes: (isList(changes) ? changes : []).map((one) => {
      if (!isObject(one) || !String(one['address']).endsWith('.orders')) return one;
      const change = isObject(one['change']) ? one['change'] : {};
      return { ...one, change: { ...change, actions: ['create'], before: null } };
    }),
  };
}
