import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../../deploy.ts';
import { missingFacts } from '../../missing.ts';

/** Two machines with a role, beside a single database. */
const withRole = (more: object) =>
  networkOf({
    ...subnets('zone-a', 'zone-b'),
    aws_db_instance: { d: { multi_az: false } },
    aws_iam_role: { r: { assume_role_policy: '{}' } },
    aws_iam_instance_profile: { p: { role: '${aws_iam_role.r.name}' } },
    aws_launch_template: { t: { iam_instance_profile: [{ name: '${aws_iam_instance_profile.p.name}' }] } },
    aws_autoscaling_group: {
      g: {
        min_size: 2,
        vpc_zone_identifier: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'],
        launch_template: [{ id: '${aws_launch_template.t.id}' }],
      },
    },
    ...more,
  });

test.for([
  { title: 'without policies', more: {} },
  {
    title: 'with a policy from outside the inputs',
    more: {
      aws_iam_role_policy_attachment: {
        a: { role: '${aws_iam_role.r.name}', policy_arn: 'arn:aws:iam::aws:policy/AmazonRDSFullAccess' },
      },
    },
  },
  {
    title: 'with a policy that names the database',
    more: {
      aws_iam_role_policy: { p: { role: '${aws_iam_role.r.name}', policy: '{"Resource":"${aws_db_instance.d.arn}"}' } },
    },
  },
])('a role $title says what may be done, not what is needed', async ({ more }) => {
  const network = await withRole(more);
  expect(network.services.map(({ name }) => name)).toEqual(['aws_autoscaling_group.g', 'aws_db_instance.d']);
  expect(Object.keys(breaking(network))).toEqual(['aws_db_instance.d']);
  expect(missingFacts(network)).toEqual([]);
});
