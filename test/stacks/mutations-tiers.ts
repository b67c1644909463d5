import { type Cuts, cut } from './cut.ts';
import { replaceIn } from './mutations-members.ts';
import { across, type Block, each, services, sites, switchOf, type Whole } from './whole.ts';

/** Staging that is no rehearsal of production. */
export const tiers: Cuts = {
  ...each(services, (service) => ({
    [`staging without a service: ${service}`]: cut([`aws_lb.${switchOf(service)}`, `aws_*.${service}-*`], (whole) =>
      inStaging(whole, (_type, name) => name.startsWith(`${service}-`)),
    ),
  })),
  'staging without L4 switches': cut('aws_lb.*', (whole) =>
    inStaging(whole, (type, name) => type.startsWith('aws_lb') && /-(?:switch|login)(?:-|$)/.test(name)),
  ),
  'staging without servers': cut('aws_autoscaling_group.*', (whole) =>
    inStaging(whole, (type) => ['aws_autoscaling_group', 'aws_autoscaling_policy'].includes(type)),
  ),
  'staging without databases': cut('aws_rds_cluster*.*', (whole) =>
    inStaging(whole, (type) => type.startsWith('aws_rds_')),
  ),
  'staging without names': cut('aws_route53_*.*', (whole) =>
    inStaging(whole, (type) => type.startsWith('aws_route53_')),
  ),
  'staging without routers': cut('aws_ec2_transit_gateway*.*', (whole) =>
    inStaging(whole, (type) => type.startsWith('aws_ec2_transit_gateway')),
  ),
  'staging without targets': cut(['aws_lb.*', 'aws_lb_target_group.*', 'aws_autoscaling_group.*'], (whole) => {
    inStaging(whole, (type) => type === 'aws_lb_target_group_attachment');
    for (const site of sites) {
      for (const pool of Object.values(whole.stacks[`staging-${site}`]?.resource['aws_autoscaling_group'] ?? {})) {
        delete pool['target_group_arns'];
      }
    }
  }),
  'staging is one log group': cut([], (whole) => inStaging(whole, (type) => type !== 'aws_cloudwatch_log_group')),
  "staging stands in production's network": cut('*', (whole) => {
    for (const site of sites) {
      const [staging, production] = [`staging-${site}`, `production-${site}`];
      const resource = whole.stacks[staging]?.resource ?? {};
      for (const type of ['aws_vpc', 'aws_subnet']) {
        for (const name of Object.keys(resource[type] ?? {})) {
          const id = across(whole, staging, production, `${type}.${name}`, 'id');
          delete resource[type]?.[name];
          replaceText(resource, new RegExp(`\\$\\{${type}\\.${name}\\.id\\}`, 'g'), id);
        }
      }
    }
  }),
  ...each(['saeol', 'vaccine-booking'], (service) => ({
    [`staging keeps its data in production's database: ${service}`]: cut('*', (whole) => {
      for (const site of sites) {
        for (const attribute of ['endpoint', 'reader_endpoint']) {
          const there = across(
            whole,
            `staging-${site}`,
            `production-${site}`,
            `aws_rds_cluster.${service}-database`,
            attribute,
          );
          replaceIn(
            whole.stacks[`staging-${site}`]?.resource['aws_launch_template'],
            `\${aws_rds_cluster.${service}-database.${attribute}}`,
            there,
          );
        }
      }
    }),
  })),
  "staging encrypts with production's key": cut('*', (whole) => {
    for (const site of sites) {
      const key = across(whole, `staging-${site}`, `production-${site}`, 'aws_kms_key.key', 'arn');
      const resource = whole.stacks[`staging-${site}`]?.resource ?? {};
      replaceIn(resource, '${aws_kms_key.key.arn}', key);
      delete resource['aws_kms_key']?.['key'];
      delete resource['aws_kms_alias'];
    }
  }),
  'the second site is called staging': cut([], (whole) => {
    for (const name of Object.keys(whole.stacks)) if (name.startsWith('staging')) delete whole.stacks[name];
    const second = whole.stacks['production-gwangju'];
    for (const provider of second?.provider.aws ?? []) provider.default_tags[0].tags['Environment'] = 'staging';
    for (const group of Object.values(second?.resource['aws_autoscaling_group'] ?? {})) {
      for (const tag of group['tag'] as Block[]) if (tag['key'] === 'Environment') tag['value'] = 'staging';
    }
  }),
};

function inStaging({ stacks }: Whole, gone: (type: string, name: string) => boolean): void {
  for (const [stack, { resource }] of Object.entries(stacks)) {
    if (!stack.startsWith('staging')) continue;
    for (const [type, named] of Object.entries(resource)) {
      for (const name of Object.keys(named)) if (gone(type, name)) delete named[name];
    }
  }
}

function replaceText(resource: Record<string, Record<string, Block>>, from: RegExp, to: string): void {
  for (const named of Object.values(resource)) {
    for (const [name, block] of Object.entries(named)) {
      named[name] = JSON.parse(JSON.stringify(block).replaceAll(from, () => to));
    }
  }
}
