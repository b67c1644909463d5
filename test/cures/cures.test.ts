import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { answers, casesAbsent, casesAreThere, planOf } from '../cases.ts';
import { corpus, isThere } from '../corpus.ts';
import { cured, judged } from './cured.ts';

/** What is not gone when the plan is changed as the finding says, by plan and resource, each with the reason. It may only shrink. */
const stays: Readonly<Record<string, string>> = {
  'inspection-one-appliance single-router aws_instance.fw':
    'no edit puts a second appliance behind a gateway load balancer',
  'goat.json no-path aws_elb.weblb': 'no edit changes the port of a listener inside a classic load balancer',
  's3-endpoint-one-table paper-redundancy aws_route_table.private[1], aws_route_table.private[2], aws_vpc_endpoint.s3':
    'no edit lists further tables at an endpoint',
};

/** Kinds of findings without an edit: what they ask for is in no plan. It may only shrink. */
const withoutEdit: readonly string[] = ['single-link aws_dx_gateway'];

const plans: readonly (readonly [name: string, path: string])[] = [
  ...(casesAreThere ? Object.keys(answers()).map((name) => [name, planOf(name)] as const) : []),
  ...(isThere ? readdirSync(join(corpus, 'plans')).map((name) => [name, join(corpus, 'plans', name)] as const) : []),
];

it.skipIf(plans.length === 0).each(plans.length === 0 ? [['plans', '']] : plans)(
  `what is said about %s, done on the plan, is gone${casesAbsent}`,
  async (name, path) => {
    const text = readFileSync(path, 'utf8');
    const { findings } = await judged(text);
    const outcomes = findings.map(async (finding) => {
      const outcome = await cured(text, finding, findings);
      const type = finding.addresses[0]
        ?.replaceAll(/\[[^\]]*\]/g, '')
        .split('.')
        .at(-2);
      if (outcome === 'no edit' && withoutEdit.includes(`${finding.policy} ${type}`)) return [];
      return outcome === 'gone' ? [] : [`${name} ${finding.policy} ${finding.addresses.join(', ')}`];
    });
    const left = (await Promise.all(outcomes)).flat();
    expect(left).toEqual(Object.keys(stays).filter((one) => one.startsWith(`${name} `)));
  },
);
