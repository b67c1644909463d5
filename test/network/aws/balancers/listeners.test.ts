import { expect, test } from 'vitest';
import { say } from '../../../networks.ts';
import { breaking, networkOf } from '../../deploy.ts';
import { missing, open, unknown } from '../../settle.ts';
import { attached, balanced } from '../balanced.ts';

/** Group `t` has an instance in each zone, group `u` only `aws_instance.a`: who forwards to `u` leans on that. */
function twoGroups(action: object, rules: Readonly<Record<string, object>> = {}) {
  const base = balanced({
    balancer: { load_balancer_type: 'application' },
    group: { protocol: 'HTTP' },
    listener: { default_action: [action] },
  });
  return {
    ...base,
    aws_lb_target_group: { ...base.aws_lb_target_group, u: { protocol: 'HTTP' } },
    aws_lb_target_group_attachment: { ...base.aws_lb_target_group_attachment, u: attached('u', 'a') },
    aws_lb_listener_rule: Object.fromEntries(
      Object.entries(rules).map(([name, rule]) => [name, { listener_arn: '${aws_lb_listener.l.arn}', ...rule }]),
    ),
  };
}

const to = (group: string) => ({ type: 'forward', target_group_arn: `\${aws_lb_target_group.${group}.arn}` });

function split(weights: Readonly<Record<string, unknown>>) {
  const groups = Object.entries(weights).map(([group, weight]) => ({
    arn: `\${aws_lb_target_group.${group}.arn}`,
    ...(weight === undefined ? {} : { weight }),
  }));
  return { type: 'forward', forward: [{ target_group: groups }] };
}

async function lossOfA(action: object, rules?: Readonly<Record<string, object>>) {
  return breaking(await networkOf(twoGroups(action, rules), unknown))['aws_instance.a'];
}

test('every group that gets a share of the traffic is needed', async () => {
  expect(await lossOfA(split({ t: 90, u: 10 }))).toEqual([Infinity, Infinity]);
  expect(await lossOfA(split({ t: undefined, u: undefined }))).toEqual([Infinity, Infinity]);
  expect(await lossOfA(split({ t: 100, u: 0 }))).toBeUndefined();
});

test('an open weight may be 0', async () => {
  const network = await networkOf(twoGroups(split({ t: 100, u: open })), unknown);
  expect(breaking(network)['aws_instance.a']).toEqual([30, Infinity]);
  expect(missing(network, 'aws_instance.a')).toEqual([
    'default_action[0].forward[0].target_group[1].weight of aws_lb_listener.l',
  ]);
});

test('where all weights are open one group gets the traffic all the same', async () => {
  const found = breaking(await networkOf(twoGroups(split({ t: open, u: open })), unknown));
  expect(found['aws_instance.a']).toEqual([0, Infinity]);
  expect(await lossOfA(split({ u: open }))).toEqual([Infinity, Infinity]);
});

test('behind a rule that takes everything the default action gets nothing', async () => {
  const everything = { condition: [{ path_pattern: [{ values: ['/*'] }] }], action: [to('t')] };
  expect(await lossOfA(to('u'))).toEqual([Infinity, Infinity]);
  expect(await lossOfA(to('u'), { all: everything })).toBeUndefined();
  const some = { condition: [{ path_pattern: [{ values: ['/api/*'] }] }], action: [to('t')] };
  expect(await lossOfA(to('u'), { some })).toEqual([Infinity, Infinity]);
  const host = { host_header: [{ values: ['example.org'] }] };
  const both = { condition: [{ path_pattern: [{ values: ['*'] }] }, host], action: [to('t')] };
  expect(await lossOfA(to('u'), { both })).toEqual([Infinity, Infinity]);
  const post = { condition: [{ http_request_method: [{ values: ['*'] }] }], action: [to('t')] };
  expect(await lossOfA(to('u'), { post })).toEqual([Infinity, Infinity]);
});

test('and so do the rules after it', async () => {
  const condition = (path: string) => [{ path_pattern: [{ values: [path] }] }];
  const rules = (priority: number) => ({
    all: { priority: 10, condition: condition('*'), action: [to('t')] },
    api: { priority, condition: condition('/api/*'), action: [to('u')] },
  });
  expect(await lossOfA(to('t'), rules(20))).toBeUndefined();
  expect(await lossOfA(to('t'), rules(5))).toEqual([Infinity, Infinity]);
});

test('a listener that only redirects, with rules that forward', async () => {
  const redirect = { type: 'redirect', redirect: [{ status_code: 'HTTP_301' }] };
  const rule = { condition: [{ path_pattern: [{ values: ['/api/*'] }] }], action: [to('u')] };
  expect(await lossOfA(redirect, { rule })).toEqual([Infinity, Infinity]);
});

test('machines behind a group that gets no traffic now are no services of their own', async () => {
  const base = twoGroups(split({ t: 100, u: 0 }));
  const network = await networkOf({
    ...base,
    aws_lb_target_group_attachment: {
      ...balanced({ targets: ['a'] }).aws_lb_target_group_attachment,
      u: attached('u', 'b'),
    },
  });
  expect(network.services.map(({ title }) => say.title(title))).toEqual(['aws_lb.n']);
});
