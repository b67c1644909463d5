import { type Cuts, cut } from './cut.ts';
import {
  add,
  change,
  each,
  inTurn,
  get,
  keptInDatabase,
  open,
  remove,
  services,
  siteOf,
  switchOf,
  type Whole,
  zones,
} from './whole.ts';

const ingress = 'aws_vpc_security_group_ingress_rule';
const egress = 'aws_vpc_security_group_egress_rule';

const appSubnets = zones.map((zone) => `\${aws_subnet.network-subnet-app-${zone}.id}`);

/** What lets packets in and out: security groups, network ACLs, ports, and who listens. */
export const admission: Cuts = {
  ...each(services, (service, index) => {
    const [stack, entry] = [`production-${siteOf(index)}`, switchOf(service)];
    const behind = open.some((one) => one === service) ? `${service}-door` : `${service}-servers`;
    return {
      [`no client is let in: ${service}`]: cut([`aws_security_group.${entry}-access`, `aws_lb.${entry}`], (whole) => {
        for (const name of Object.keys(whole.stacks[stack]?.resource[ingress] ?? {})) {
          if (name.startsWith(`${entry}-clients-`)) remove(whole, stack, `${ingress}.${name}`);
        }
      }),
      [index % 2 === 0
        ? `the switch may send to nothing: ${service}`
        : `what is behind the switch does not let it in: ${service}`]: cut(
        [`aws_security_group.${entry}-access`, `aws_security_group.${behind}-access`, `aws_lb.${entry}`],
        (whole) =>
          remove(
            whole,
            stack,
            `${index % 2 === 0 ? egress : ingress}.${entry}-${index % 2 === 0 ? 'to-next' : 'from-here'}`,
          ),
      ),
    };
  }),
  ...each(open, (service, index) => {
    const stack = `production-${siteOf(index)}`;
    return {
      [`${index % 2 === 0 ? 'the door may send to no server' : 'the servers do not let the door in'}: ${service}`]: cut(
        [
          `aws_security_group.${service}-door-access`,
          `aws_security_group.${service}-servers-access`,
          `aws_lb.${service}-door`,
        ],
        (whole) =>
          remove(
            whole,
            stack,
            `${index % 2 === 0 ? egress : ingress}.${service}-door-${index % 2 === 0 ? 'to-next' : 'from-here'}`,
          ),
      ),
    };
  }),
  ...each(keptInDatabase, (service, index) => ({
    [`the database lets no server in: ${service}`]: cut(
      [`aws_security_group.${service}-database-access`, `aws_rds_cluster*.${service}-database*`],
      (whole) => remove(whole, `production-${siteOf(index)}`, `${ingress}.${service}-database-admit-${service}`),
    ),
  })),
  ...inTurn((site, index) => {
    const stack = `production-${site}`;
    return {
      [`the cache lets no server in: ${site}`]: cut(
        ['aws_security_group.vaccine-booking-dates-access', 'aws_elasticache_replication_group.vaccine-booking-dates'],
        (whole) => remove(whole, stack, `${ingress}.vaccine-booking-dates-from-here`),
      ),
      [`the servers may send to nothing: saeol at ${site}`]: cut('aws_security_group.saeol-servers-access', (whole) =>
        remove(whole, stack, `${egress}.saeol-servers-out`),
      ),
      [`the database listens on a port that is not let in: procurement at ${site}`]: cut(
        [
          'aws_rds_cluster.procurement-database',
          'aws_security_group.procurement-database-access',
          `${ingress}.procurement-*`,
        ],
        (whole) => change(whole, stack, 'aws_rds_cluster.procurement-database', { port: 5433 }),
      ),
      [`the database lets in the servers of one zone: education at ${site}`]: cut(
        ['aws_security_group.education-database-access', `${ingress}.education-database-admit-education`],
        (whole) => {
          const rule = get(whole, stack, `${ingress}.education-database-admit-education`);
          delete rule['referenced_security_group_id'];
          rule['cidr_ipv4'] = `\${aws_subnet.network-subnet-app-${zones[index]}.cidr_block}`;
        },
      ),
      [`the database lets in the switch, not the servers: saeol at ${site}`]: cut(
        ['aws_security_group.saeol-database-access', `${ingress}.saeol-database-admit-saeol`],
        (whole) =>
          change(whole, stack, `${ingress}.saeol-database-admit-saeol`, {
            referenced_security_group_id: '${aws_security_group.saeol-switch-access.id}',
          }),
      ),
      [`the switch sends to a port that is not let in: gpki at ${site}`]: cut(
        [
          'aws_lb_target_group.gpki-staff-login-targets',
          'aws_security_group.gpki-*',
          `${ingress}.gpki-*`,
          `${egress}.gpki-*`,
        ],
        (whole) => change(whole, stack, 'aws_lb_target_group.gpki-staff-login-targets', { port: 8080 }),
      ),
      [`the health check asks a port that is not let in: saeol at ${site}`]: cut(
        ['aws_lb_target_group.saeol-switch-targets', 'aws_security_group.saeol-*'],
        (whole) => {
          const group = get(whole, stack, 'aws_lb_target_group.saeol-switch-targets');
          group['health_check'] = { ...(group['health_check'] as object), port: '9000' };
        },
      ),
      [`the switch listens on a port that is not let in: government24 at ${site}`]: cut(
        [
          'aws_lb_listener.government24-switch-listener',
          'aws_lb.government24-switch',
          'aws_security_group.government24-switch-access',
        ],
        (whole) => change(whole, stack, 'aws_lb_listener.government24-switch-listener', { port: 8443 }),
      ),
      [`the switch listens on nothing: mobile-id at ${site}`]: cut('aws_lb.mobile-id-switch', (whole) =>
        remove(whole, stack, 'aws_lb_listener.mobile-id-switch-listener'),
      ),
      [`the switch forwards to the targets of another service: emergency-rescue at ${site}`]: cut(
        ['aws_lb_listener.emergency-rescue-switch-listener', 'aws_lb.emergency-rescue-switch'],
        (whole) =>
          change(whole, stack, 'aws_lb_listener.emergency-rescue-switch-listener', {
            default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.saeol-switch-targets.arn}' }],
          }),
      ),
      [`the door gives everybody a fixed answer: education at ${site}`]: cut(
        ['aws_lb_listener.education-door-listener', 'aws_lb.education-door'],
        (whole) => {
          remove(
            whole,
            stack,
            'aws_lb_listener_rule.education-door-admitted',
            'aws_lb_listener_rule.education-door-health',
          );
          change(whole, stack, 'aws_lb_listener.education-door-listener', {
            default_action: [
              { type: 'fixed-response', fixed_response: { content_type: 'text/plain', status_code: '503' } },
            ],
          });
        },
      ),
      [`the door is not behind the switch: vaccine-booking at ${site}`]: cut(
        ['aws_lb_target_group.vaccine-booking-switch-targets', 'aws_lb.vaccine-booking-switch'],
        (whole) => remove(whole, stack, 'aws_lb_target_group_attachment.vaccine-booking-door-behind-switch'),
      ),
      [`the servers are behind nothing: gpki at ${site}`]: cut(
        [
          'aws_lb_target_group.gpki-staff-login-targets',
          'aws_lb.gpki-staff-login',
          'aws_autoscaling_group.gpki-servers',
        ],
        (whole) => {
          delete get(whole, stack, 'aws_autoscaling_group.gpki-servers')['target_group_arns'];
        },
      ),
      [`the public switch is internal: government24 at ${site}`]: cut(
        ['aws_lb.government24-switch', 'aws_route53_record.government24-*'],
        (whole) => change(whole, stack, 'aws_lb.government24-switch', { internal: true }),
      ),
      [`the public switch stands in the subnets of the servers: education at ${site}`]: cut(
        ['aws_lb.education-switch', 'aws_subnet.network-subnet-app-*', 'aws_route_table.network-app-*'],
        (whole) => change(whole, stack, 'aws_lb.education-switch', { subnets: appSubnets }),
      ),
      [`an access list without rules around the servers: ${site}`]: cut('aws_network_acl.custom', (whole) =>
        accessList(whole, site, 'app', zones),
      ),
      [`an access list without rules around the servers of zone ${zones[index]}: ${site}`]: cut(
        'aws_network_acl.custom',
        (whole) => accessList(whole, site, 'app', zones.slice(index, index + 1)),
      ),
      [`an access list without rules around the data: ${site}`]: cut('aws_network_acl.custom', (whole) =>
        accessList(whole, site, 'data', zones),
      ),
      [`an access list lets no answer of the data out: ${site}`]: cut('aws_network_acl.custom', (whole) =>
        accessList(whole, site, 'data', zones, {
          ingress: [
            { rule_no: 100, action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 },
          ],
          egress: [
            { rule_no: 100, action: 'allow', protocol: 'tcp', cidr_block: '0.0.0.0/0', from_port: 443, to_port: 443 },
          ],
        }),
      ),
      [`an access list denies the internet in the public subnets: ${site}`]: cut('aws_network_acl.custom', (whole) =>
        accessList(whole, site, 'public', zones, {
          ingress: [
            { rule_no: 100, action: 'allow', protocol: '-1', cidr_block: '10.0.0.0/8', from_port: 0, to_port: 0 },
          ],
          egress: [
            { rule_no: 100, action: 'allow', protocol: '-1', cidr_block: '0.0.0.0/0', from_port: 0, to_port: 0 },
          ],
        }),
      ),
    };
  }),
};

function accessList(whole: Whole, site: string, purpose: string, where: readonly string[], rules: object = {}): void {
  add(whole, `production-${site}`, 'aws_network_acl.custom', {
    vpc_id: '${aws_vpc.network.id}',
    subnet_ids: where.map((zone) => `\${aws_subnet.network-subnet-${purpose}-${zone}.id}`),
    ...rules,
  });
}
