import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { flag } from '../settings.ts';
import { canonicalType } from '../type-aliases.ts';

/**
 * Whether what a resource runs in a subnet has a public IPv4 address, without which an internet gateway lets nothing
 * through; undefined where the plan does not tell.
 * https://docs.aws.amazon.com/vpc/latest/userguide/VPC_Internet_Gateway.html
 */
export function hasPublicAddress(net: NetworkBuilder, owner: Resource, subnet: Resource): boolean | undefined {
  switch (canonicalType(owner.type)) {
    // https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html
    case 'aws_lambda_function':
      return false;
    case 'aws_ecs_service': {
      const asked = flag(owner.attributes, 'network_configuration.assign_public_ip', false);
      return asked === false && owner.attributes.string('launch_type') !== 'FARGATE' ? undefined : asked;
    }
    case 'aws_autoscaling_group':
      return byTemplate(net, owner) ?? byDefault(subnet);
    case 'aws_instance': {
      if (hasElasticAddress(net, owner)) return true;
      if (owner.attributes.blocks('network_interface').length > 0) return undefined;
      return owner.attributes.boolean('associate_public_ip_address') ?? byDefault(subnet);
    }
    default:
      return undefined;
  }
}

/** Subnets give none unless told; the default subnets of a Region do. */
function byDefault(subnet: Resource): boolean | undefined {
  return flag(subnet.attributes, 'map_public_ip_on_launch', subnet.type === 'aws_default_subnet');
}

function byTemplate(net: NetworkBuilder, group: Resource): boolean | undefined {
  const templates = ['launch_template.id', 'launch_template.name', 'launch_configuration'].flatMap((path) =>
    net.targets(group, path, ['aws_launch_template', 'aws_launch_configuration']),
  );
  for (const { attributes } of templates) {
    for (const path of ['network_interfaces.associate_public_ip_address', 'associate_public_ip_address']) {
      // A launch template takes the switch as text.
      const asked = attributes.boolean(path) ?? attributes.string(path);
      if (asked !== undefined && asked !== '') return asked === true || asked === 'true';
    }
  }
  return undefined;
}

function hasElasticAddress(net: NetworkBuilder, machine: Resource): boolean {
  const joins = [['aws_eip', 'instance'] as const, ['aws_eip_association', 'instance_id'] as const];
  return joins.some(([type, path]) => net.pointingAt(machine, type, path, [machine.type]).length > 0);
}
