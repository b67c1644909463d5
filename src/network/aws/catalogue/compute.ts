import type { Entries } from './entry.ts';

const interfaceOf = (argument: string) => ({ type: 'aws_network_interface', argument, subnets: 'subnet_id' });
const template = (argument: string) => ({
  type: 'aws_launch_template',
  argument,
  subnets: 'network_interfaces.subnet_id',
});

/** What runs programs. */
export const compute: Entries = {
  aws_instance: {
    role: 'compute',
    place: {
      subnets: ['subnet_id'],
      via: [
        interfaceOf('network_interface.network_interface_id'),
        interfaceOf('primary_network_interface.network_interface_id'),
        template('launch_template.id'),
        template('launch_template.name'),
      ],
      zone: 'availability_zone',
      single: true,
    },
    machine: true,
    named: true,
  },
  aws_network_interface: { role: 'router' },
  aws_autoscaling_group: {
    role: 'compute',
    place: { subnets: ['vpc_zone_identifier'], zones: ['availability_zones'] },
    pool: true,
  },
  aws_ecs_service: { role: 'compute', place: { subnets: ['network_configuration.subnets'] }, pool: true },
  aws_ecs_cluster: {},
  aws_eks_cluster: { role: 'compute', place: { subnets: ['vpc_config.subnet_ids'] }, pool: true },
  aws_eks_node_group: { role: 'compute', place: { subnets: ['subnet_ids'] }, pool: true },
  aws_eks_fargate_profile: { role: 'compute', place: { subnets: ['subnet_ids'] }, pool: true },
  // Run over the zones of the Region by AWS; into a VPC through its connector.
  aws_apprunner_service: {
    role: 'compute',
    isRegional: true,
    needs: [
      {
        arguments: ['network_configuration.egress_configuration.vpc_connector_arn'],
        types: ['aws_apprunner_vpc_connector'],
      },
    ],
    pool: true,
    named: true,
  },
  aws_elastic_beanstalk_environment: { role: 'compute', pool: true, named: true },
  aws_ec2_capacity_reservation: { plumbing: true },
  aws_lambda_function: { role: 'compute', isRegional: true, place: { subnets: ['vpc_config.subnet_ids'] }, pool: true },
};
