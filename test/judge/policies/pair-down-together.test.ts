import { describe, expect, it } from 'vitest';
import { lines as linesOfDeclared } from '../../network/services/declare.ts';
import { type Done, found, planOf, reportOn } from '../applies.ts';
import { pair } from '../shop.ts';

const policy = 'pair-down-together';
const another: Done = { replace: ['ami'] };
const anotherFirst: Done = { replace: ['ami'], createFirst: true };
const larger: Done = { update: { instance_type: 't3.large' } };
const all = Object.entries(pair).flatMap(([type, named]) => Object.keys(named).map((name) => `${type}.${name}`));

async function lines(resource: typeof pair, done: Readonly<Record<string, Done>>) {
  return (await found(policy, resource, done)).map(({ severity, verdict, message }) => [severity, verdict, message]);
}

describe('both servers of a pair in one apply', () => {
  const stops = (how: string, and = how) =>
    `During the apply of stdin, aws_instance.one (${how}) and aws_instance.two (${and}) are down at the same time, so aws_lb.web stays down until one of them is back`;

  it.each<[string, Done, Done, string]>([
    ['are replaced', another, another, stops('replaced: ami')],
    ['get another type, for which they are stopped', larger, larger, stops('updated: instance_type')],
    ['are replaced and changed', another, larger, stops('replaced: ami', 'updated: instance_type')],
  ])('%s', async (_, one, two, message) => {
    expect(await lines(pair, { 'aws_instance.one': one, 'aws_instance.two': two })).toEqual([
      ['error', 'broken', message],
    ]);
  });

  it('are destroyed while others are made, which serve nothing yet', async () => {
    const renamed = { ...pair, aws_instance: { ...pair.aws_instance, three: pair.aws_instance.one } };
    const done: Record<string, Done> = {
      'aws_instance.one': 'destroy',
      'aws_instance.two': 'destroy',
      'aws_instance.three': 'create',
    };
    expect(await lines(renamed, done)).toEqual([['error', 'broken', stops('destroyed')]]);
  });
});

describe('nothing stops', () => {
  it.each<[string, Record<string, Done>]>([
    ['only one of them is replaced', { 'aws_instance.one': another }],
    ['their replacements are made first', { 'aws_instance.one': anotherFirst, 'aws_instance.two': anotherFirst }],
    [
      'what is changed disrupts nothing',
      {
        'aws_instance.one': { update: { tags: { Team: 'a' } } },
        'aws_instance.two': { update: { tags: { Team: 'a' } } },
      },
    ],
    ['only Terraform forgets them', { 'aws_instance.one': 'forget', 'aws_instance.two': 'forget' }],
    ['nothing was there before', Object.fromEntries(all.map((address) => [address, 'create']))],
    ['the whole service goes on purpose', Object.fromEntries(all.map((address) => [address, 'destroy']))],
    [
      'they are the first servers of the service',
      {
        'aws_instance.one': 'create',
        'aws_instance.two': 'create',
        'aws_lb_target_group_attachment.one': 'create',
        'aws_lb_target_group_attachment.two': 'create',
      },
    ],
  ])('%s', async (_, done) => {
    expect(await lines(pair, done)).toEqual([]);
  });

  it('the only server is replaced: that it is single is said, and nothing else', async () => {
    const { two: _two, ...aws_instance } = pair.aws_instance;
    const { two: _other, ...aws_lb_target_group_attachment } = pair.aws_lb_target_group_attachment;
    const alone = { ...pair, aws_instance, aws_lb_target_group_attachment };
    const { findings } = await reportOn(planOf(alone, { 'aws_instance.one': another }));
    expect(findings.map((one) => one.policy)).toEqual(['single-component', 'no-test-tier']);
  });
});

describe('it is open', () => {
  it('whether an argument that is known after the apply changes', async () => {
    const done: Record<string, Done> = {
      'aws_instance.one': { update: {}, unknown: ['user_data'] },
      'aws_instance.two': larger,
    };
    const [finding] = await found(policy, pair, done);
    expect([finding?.verdict, finding?.missing]).toEqual(['unproven', ['user_data of aws_instance.one']]);
  });

  it('what an action does that this version does not know', async () => {
    const [finding] = await found(policy, pair, { 'aws_instance.one': another, 'aws_instance.two': 'recast' });
    expect([finding?.verdict, finding?.missing]).toEqual(['unproven', ['what the apply does to aws_instance.two']]);
  });
});

describe('a safe order', () => {
  it('names what refers to one of them with it, and what to wait for', async () => {
    const registered: Done = { replace: ['target_id'] };
    const [finding] = await found(policy, pair, {
      'aws_instance.one': another,
      'aws_instance.two': another,
      'aws_lb_target_group_attachment.one': registered,
      'aws_lb_target_group_attachment.two': registered,
    });
    expect(finding?.fix).toBe(
      'Apply it in 2 steps: `terraform apply -target=aws_instance.one -target=aws_lb_target_group_attachment.one`, and at last `terraform apply`. Before each next step, wait until the changed one passes its health checks. To need no order, set create_before_destroy = true in lifecycle of what is replaced.',
    );
  });

  it('asks for no other lifecycle where an update takes them down', async () => {
    const [finding] = await found(policy, pair, { 'aws_instance.one': larger, 'aws_instance.two': larger });
    expect(finding?.fix).toMatch(/wait until the changed one passes its health checks\.$/);
  });

  it.each<[string, Done, string]>([
    ['is replaced, whatever its updates wait for', { replace: ['storage_encrypted'] }, 'Do not replace it in place'],
    ['gets another engine', { update: { engine_version: '17.2' } }, 'Set apply_immediately = false'],
  ])('is none of a database that %s', async (_, done, fix) => {
    const main = {
      engine: 'postgres',
      engine_version: '16.4',
      instance_class: 'db.m6g.large',
      multi_az: true,
      apply_immediately: true,
    };
    const [finding] = await found(policy, { aws_db_instance: { main } }, { 'aws_db_instance.main': done });
    expect(finding?.fix.startsWith(fix)).toBe(true);
  });

  it('is none where Terraform applies what refers to one of them with all of them', async () => {
    const { aws_instance: _instances, ...rest } = pair;
    const counted = {
      ...rest,
      aws_instance: { web: { count: 2, ami: 'ami-1', instance_type: 't3.small', subnet_id: '${aws_subnet.a.id}' } },
      aws_lb_target_group_attachment: {
        web: {
          count: 2,
          target_group_arn: '${aws_lb_target_group.web.arn}',
          target_id: '${aws_instance.web[count.index].id}',
        },
      },
    };
    const registered: Done = { replace: ['target_id'] };
    const [finding] = await found(policy, counted, {
      'aws_instance.web[0]': another,
      'aws_instance.web[1]': another,
      'aws_lb_target_group_attachment.web[0]': registered,
      'aws_lb_target_group_attachment.web[1]': registered,
    });
    expect(finding?.fix).toBe(
      'Set create_before_destroy = true in lifecycle of these resources, or give each of them a block or a stack of its own: aws_lb_target_group_attachment.web[0] and aws_lb_target_group_attachment.web[1] refer to all of them, so Terraform cannot apply one of them alone with -target.',
    );
  });

  it('is none for one resource that is all of a service', async () => {
    const [finding] = await found(policy, pair, { 'aws_lb.web': { replace: ['internal'] } });
    expect([finding?.message, finding?.fix.slice(0, 68)]).toEqual([
      'During the apply of stdin, aws_lb.web (replaced: internal) is down',
      'Set create_before_destroy = true in lifecycle of the load balancer a',
    ]);
  });
});

describe('declared steps', () => {
  const declared = (steps: string) => `
services: { login: { grade: 1, rto: 2h, needs: [{ any: [a, b], detect: end-to-end, switch: 30s }] } }
components: { a: { role: l4-switch }, b: { role: l4-switch } }
change: { steps: [${steps}] }`;

  it('that run at once take both down, whatever a failure may take', async () => {
    const steps = '{ does: update, to: [a], together: pair }, { does: update, to: [b], together: pair }';
    expect(await linesOfDeclared(declared(steps))).toEqual([
      'error broken pair-down-together: During the change "pair", a and b are down at the same time, so login stays down until one of them is back',
    ]);
  });

  it('one of which does both take both down', async () => {
    expect(await linesOfDeclared(declared('{ title: update, does: update, to: [a, b], down: 181s }'))).toEqual([
      'error broken pair-down-together: During the change "update", a and b are down at the same time, so login stays down until one of them is back',
    ]);
  });

  it.each([
    ['one after the other', '{ does: update, to: [a] }, { does: update, to: [b] }'],
    ['for no longer than a takeover takes', '{ does: update, to: [a, b], down: 180s }'],
    ['an access list only', '{ does: access-list, to: [a, b], guards: [dry-run, second-person] }'],
  ])('%s take nothing down', async (_, steps) => {
    expect(await linesOfDeclared(declared(steps))).toEqual([]);
  });
});
