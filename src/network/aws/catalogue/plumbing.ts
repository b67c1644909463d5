/**
 * Types that are settings, places, permissions, records or copies, of which nothing more is known than that: they have no
 * part that fails below a Region. They are read (routes, groups, attachments) or without effect on redundancy. What stands
 * neither here nor in an entry is counted as not modelled. From the provider's documentation, type by type.
 *
 * Names without `aws_`: networks, premises, machines, balancers, containers, databases, other stores, names, the rest.
 */
export const plumbingTypes = namesIn(`
  vpc subnet route_table default_route_table route route_table_association main_route_table_association
  internet_gateway internet_gateway_attachment egress_only_internet_gateway nat_gateway_eip_association
  eip_association network_interface_attachment network_interface_sg_attachment network_acl network_acl_rule
  network_acl_association default_network_acl ec2_managed_prefix_list ec2_managed_prefix_list_entry ec2_tag flow_log
  vpc_endpoint_policy vpc_endpoint_subnet_association vpc_endpoint_route_table_association
  vpc_endpoint_security_group_association vpc_endpoint_service_allowed_principal vpc_endpoint_connection_accepter
  vpc_peering_connection vpc_peering_connection_accepter vpc_peering_connection_options
  vpc_ipv4_cidr_block_association vpc_ipv6_cidr_block_association ec2_client_vpn_authorization_rule
  ec2_client_vpn_network_association ec2_client_vpn_route
  vpn_gateway vpn_gateway_attachment vpn_gateway_route_propagation vpn_connection_route dx_gateway_association
  dx_gateway_association_proposal dx_connection_association dx_connection_confirmation dx_bgp_peer
  dx_macsec_key_association
  placement_group key_pair ami ami_copy launch_template launch_configuration ebs_volume volume_attachment ebs_snapshot
  elb_attachment lb_listener_rule lb_listener_certificate lb_target_group lb_target_group_attachment
  lb_cookie_stickiness_policy lb_ssl_negotiation_policy load_balancer_policy proxy_protocol_policy
  ecs_task_definition ecs_capacity_provider ecs_cluster_capacity_providers eks_addon eks_access_entry
  eks_access_policy_association eks_identity_provider_config eks_pod_identity_association
  db_subnet_group db_parameter_group db_option_group db_proxy_target db_proxy_default_target_group db_snapshot
  db_instance_role_association db_instance_automated_backups_replication rds_cluster_parameter_group
  rds_cluster_role_association rds_global_cluster db_cluster_snapshot docdb_subnet_group docdb_cluster_parameter_group
  docdb_global_cluster neptune_subnet_group neptune_cluster_parameter_group neptune_parameter_group
  neptune_cluster_snapshot neptune_global_cluster
  elasticache_subnet_group elasticache_parameter_group elasticache_user elasticache_user_group
  elasticache_global_replication_group efs_access_point efs_backup_policy efs_file_system_policy
  efs_replication_configuration opensearch_domain_policy elasticsearch_domain_policy memorydb_subnet_group
  memorydb_parameter_group memorydb_user memorydb_acl memorydb_snapshot dax_subnet_group dax_parameter_group
  redshift_subnet_group redshift_parameter_group redshift_cluster_iam_roles redshift_snapshot_schedule
  redshift_snapshot_schedule_association redshift_logging mq_configuration msk_configuration
  msk_scram_secret_association msk_cluster_policy fsx_backup fsx_ontap_volume
  fsx_openzfs_volume fsx_openzfs_snapshot fsx_data_repository_association dynamodb_table_item dynamodb_table_replica
  dynamodb_global_table
  globalaccelerator_listener service_discovery_private_dns_namespace service_discovery_public_dns_namespace
  service_discovery_http_namespace service_discovery_service route53_resolver_rule route53_resolver_rule_association
  route53_zone route53_zone_association route53_health_check route53_delegation_set
  lambda_permission lambda_alias lambda_function_url lambda_event_source_mapping directory_service_conditional_forwarder
  directory_service_trust
`);

/** Beginnings of names. */
const prefixes = [
  ...namesIn(`
  iam_ security_group default_security_group vpc_security_group_ vpc_block_public_access_ vpc_dhcp_options
  default_vpc_dhcp_options cloudwatch_
  kms_ secretsmanager_ ssm_ acm_ s3_bucket_ s3_object s3_account_ sns_topic_ sqs_queue_ ecr_ appautoscaling_
  autoscaling_ ec2_transit_gateway_ cognito_ networkfirewall_ backup_ dlm_ networkmonitor_ config_ guardduty_
  securityhub_ inspector cloudtrail budgets_ ram_ organizations_ servicequotas_ wafv2_ shield_ lambda_layer
  resourcegroups_ api_gateway_ apigatewayv2_ cloudfront_ elastic_beanstalk_application elastic_beanstalk_configuration_
  apprunner_
`),
];

function namesIn(text: string): ReadonlySet<string> {
  return new Set(Array.from(text.matchAll(/\S+/g), ([name]) => `aws_${name}`));
}

/** True for a type of this list. Types of other providers that only compute values count too. */
export function isPlumbing(type: string): boolean {
  return plumbingTypes.has(type) || prefixes.some((prefix) => type.startsWith(prefix)) || computesValues(type);
}

/** True for a type that only computes values. */
export function computesValues(type: string): boolean {
  return valueProviders.test(type);
}

/** random, null, time, tls, local, template, archive, terraform: values and files, no infrastructure. */
const valueProviders = /^(?:random|null|time|tls|local|template|archive|terraform|external|cloudinit|http)_/;
