import { expect, test } from 'vitest';
import { networkOf, subnets } from '../deploy.ts';

const place = subnets('zone-a', 'zone-b');
const both = ['${aws_subnet.a.id}', '${aws_subnet.b.id}'];
const shell = {
  ingress: [{ from_port: 22, to_port: 22, protocol: 'tcp', cidr_blocks: ['10.0.0.0/8'] }],
};
const machine = {
  ami: 'ami-1',
  instance_type: 't3.micro',
  subnet_id: both[0],
  vpc_security_group_ids: ['${aws_security_group.s.id}'],
};
const store = { aws_db_instance: { d: { engine: 'mysql', vpc_security_group_ids: ['${aws_security_group.db.id}'] } } };
const lettingIn = (...names: readonly string[]) => ({
  s: shell,
  app: {},
  db: {
    ingress: [
      {
        from_port: 3306,
        to_port: 3306,
        protocol: 'tcp',
        security_groups: names.map((name) => `\${aws_security_group.${name}.id}`),
      },
    ],
  },
});

async function operators(resources: Parameters<typeof networkOf>[0], planDiffers?: string) {
  const { services } = await networkOf({ ...place, aws_security_group: { s: shell }, ...resources }, {}, planDiffers);
  return services.flatMap(({ name, operatorAccess }) => (operatorAccess ? [name] : []));
}

test('a machine that lets in SSH only and has nothing behind is for operators', async () => {
  expect(await operators({ aws_instance: { bastion: machine } })).toEqual(['aws_instance.bastion']);
});

test('a runner with a store or a queue of its own is not', async () => {
  const calling = { ...machine, user_data: 'db=${aws_db_instance.d.address}' };
  expect(await operators({ aws_instance: { runner: calling }, aws_db_instance: { d: { engine: 'mysql' } } })).toEqual(
    [],
  );
  const letIn = { aws_instance: { runner: machine }, ...store, aws_security_group: lettingIn('s') };
  expect(await operators(letIn)).toEqual([]);
  const taking = { ...machine, user_data: 'queue=${aws_sqs_queue.q.url}' };
  expect(await operators({ aws_instance: { runner: taking }, aws_sqs_queue: { q: { name: 'work' } } })).toEqual([]);
});

test('operators get to the store of another service by a bastion, and its files are no work', async () => {
  const app = {
    aws_autoscaling_group: {
      app: { min_size: 2, vpc_zone_identifier: both, launch_template: [{ id: '${aws_launch_template.t.id}' }] },
    },
    aws_launch_template: { t: { image_id: 'ami-2', vpc_security_group_ids: ['${aws_security_group.app.id}'] } },
  };
  const shared = { ...app, aws_instance: { bastion: machine }, ...store, aws_security_group: lettingIn('s', 'app') };
  expect(await operators(shared)).toEqual(['aws_instance.bastion']);
  const files = { ...machine, user_data: 'keys=${aws_s3_bucket.keys.bucket}' };
  expect(await operators({ aws_instance: { bastion: files }, aws_s3_bucket: { keys: { bucket: 'keys' } } })).toEqual([
    'aws_instance.bastion',
  ]);
});

test('a machine with a group that is not in the inputs may let in more', async () => {
  const more = { ...machine, vpc_security_group_ids: ['${aws_security_group.s.id}', 'sg-0a1b2c3d'] };
  const reason = 'a plan shows no text that is written beside something unknown';
  expect(await operators({ aws_instance: { bastion: more } }, reason)).toEqual([]);
});

const arn = (name: string) => `arn:aws:iam::aws:policy/${name}`;
const role = (more: Record<string, string> = {}) => ({
  aws_iam_role: { r: { assume_role_policy: '{}' } },
  aws_iam_instance_profile: { p: { role: '${aws_iam_role.r.name}' } },
  aws_iam_role_policy_attachment: Object.fromEntries(
    Object.entries({ sessions: arn('AmazonSSMManagedInstanceCore'), ...more }).map(([name, policy_arn]) => [
      name,
      { role: '${aws_iam_role.r.name}', policy_arn },
    ]),
  ),
});
const bySession = { ...machine, iam_instance_profile: '${aws_iam_instance_profile.p.name}' };
const closed = { aws_security_group: { s: { description: 'lets nothing in' } } };

test('a machine that operators reach by Session Manager only, whose role allows nothing else, is for operators', async () => {
  expect(await operators({ ...role(), ...closed, aws_instance: { bastion: bySession } })).toEqual([
    'aws_instance.bastion',
  ]);
});

test('a machine that Session Manager manages as well is a machine like others', async () => {
  const one = (changed: object, roles = role()) =>
    operators({ ...roles, ...closed, aws_instance: { one: { ...bySession, ...changed } } });
  expect(await one({}, role({ queue: arn('AmazonSQSFullAccess') }))).toEqual([]);
  expect(await one({}, role({ own: '${aws_iam_policy.own.arn}' }))).toEqual([]);
  expect(await one({ user_data: '#!/bin/sh\nwork' })).toEqual([]);
  expect(await one({ iam_instance_profile: 'elsewhere' })).toEqual([]);
});

test('a machine by session with a store of its own is none for operators', async () => {
  const letIn = { ...role(), aws_instance: { runner: bySession }, ...store };
  const groups = { ...lettingIn('s'), s: closed.aws_security_group.s };
  expect(await operators({ ...letIn, aws_security_group: groups })).toEqual([]);
});
