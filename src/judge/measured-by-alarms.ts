import type { Resource } from '../input/deployment.ts';
import { leavesOf } from '../input/expression.ts';
import { groupBy } from '../multimap.ts';

/** Ids of the resources that alarms of the inputs are about: those that their dimensions refer to in the same module. */
export function measuredByAlarms(resources: readonly Resource[]): ReadonlySet<string> {
  const byName = groupBy(resources, (one) => `${moduleOf(one)} ${one.type}.${one.name}`);
  const alarms = resources.filter(({ type, attributes }) => {
    return type === 'aws_cloudwatch_metric_alarm' && attributes.boolean('actions_enabled') !== false;
  });
  const ids = alarms.flatMap((alarm) => {
    const written = ['dimensions', 'metric_query'].flatMap((path) => alarm.attributes.expressions(path));
    const names = written
      .flatMap(leavesOf)
      .flatMap(({ references = [] }) => references)
      .map((reference) => reference.split('.').slice(0, 2).join('.').replace(/\[.*$/, ''));
    return names.flatMap((name) => byName.get(`${moduleOf(alarm)} ${name}`) ?? []).map(({ id }) => id);
  });
  return new Set(ids);
}

function moduleOf({ document, module }: Resource): string {
  return JSON.stringify([document.name, module]);
}
