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
    source: 'https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/ec2-instance-recover.html',
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
  aws_network_interface: {
    source: 'https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html',
    role: 'router',
  },
  aws_autoscaling_group: {
    source: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-availability-zone-balanced.html',
    role: 'compute',
    place: { subnets: ['vpc_zone_identifier'], zones: ['availability_zones'] },
    pool: true,
  },
  aws_ecs_service: {
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/service-rebalancing.html',
    role: 'compute',
    place: { subnets: ['network_configuration.subnets'] },
    pool: true,
  },
  aws_ecs_cluster: {
    source: 'https://docs.aws.amazon.com/AmazonECS/latest/developerguide/cluster-capacity-providers.html',
  },
  aws_eks_cluster: {
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/disaster-recovery-resiliency.html',
    role: 'compute',
    place: { subnets: ['vpc_config.subnet_ids'] },
    pool: true,
  },
  aws_eks_node_group: {
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/disaster-recovery-resiliency.html',
    role: 'compute',
    place: { subnets: ['subnet_ids'] },
    pool: true,
  },
  aws_eks_fargate_profile: {
    source: 'https://docs.aws.amazon.com/eks/latest/userguide/disaster-recovery-resiliency.html',
    role: 'compute',
    place: { subnets: ['subnet_ids'] },
    pool: true,
  },
  // Run over the zones of the Region by AWS; into a VPC through its connector.
  aws_apprunner_service: {
    source: 'https://docs.aws.amazon.com/apprunner/latest/dg/network-vpc.html',
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
  aws_elastic_beanstalk_environment: {
    source: 'https://docs.aws.amazon.com/elasticbeanstalk/latest/dg/command-options-general.html',
    role: 'compute',
    pool: true,
    named: true,
  },
  aws_ec2_capacity_reservation: { plumbing: true },
  aws_lambda_function: {
    source: 'https://docs.aws.amazon.com/lambda/latest/dg/security-resilience.html',
    role: 'compute',
    isRegional: true,
    place: { subnets: ['vpc_config.subnet_ids'] },
    pool: true,
  },
};
