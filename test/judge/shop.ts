/** Two servers behind a load balancer, in two zones. */
export const pair = {
  aws_vpc: { v: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: {
    a: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'ap-northeast-2a' },
    b: { vpc_id: '${aws_vpc.v.id}', availability_zone: 'ap-northeast-2b' },
  },
  aws_lb: { web: { internal: true, subnets: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] } },
  aws_lb_target_group: { web: { vpc_id: '${aws_vpc.v.id}', port: 80 } },
  aws_lb_listener: {
    web: {
      load_balancer_arn: '${aws_lb.web.arn}',
      port: 80,
      default_action: [{ type: 'forward', target_group_arn: '${aws_lb_target_group.web.arn}' }],
    },
  },
  aws_instance: {
    one: { ami: 'ami-1', instance_type: 't3.small', subnet_id: '${aws_subnet.a.id}' },
    two: { ami: 'ami-1', instance_type: 't3.small', subnet_id: '${aws_subnet.b.id}' },
  },
  aws_lb_target_group_attachment: {
    one: { target_group_arn: '${aws_lb_target_group.web.arn}', target_id: '${aws_instance.one.id}' },
    two: { target_group_arn: '${aws_lb_target_group.web.arn}', target_id: '${aws_instance.two.id}' },
  },
};
