import type { Identifiers } from '../../../graph/graph.ts';

/** Types that only join others; everything else is a thing of its own that an argument ends at. */
const join = /_(interface|alias|accepter)$/u;

/** How resources of AWS are named, in the words of the provider. */
export const identifiers: Identifiers = {
  unique: ['id', 'arn'],
  names: ['name', 'identifier', 'cluster_identifier', 'replication_group_id', 'cluster_id', 'bucket', 'function_name'],
  addresses: [
    'address',
    'arn',
    'bucket_domain_name',
    'bucket_regional_domain_name',
    'cache_nodes.address',
    'cluster_address',
    'configuration_endpoint',
    'configuration_endpoint_address',
    'dns_name',
    'domain_name',
    'endpoint',
    'fqdn',
    'id',
    'invoke_arn',
    'invoke_url',
    'primary_endpoint_address',
    'private_dns',
    'private_ip',
    'public_dns',
    'public_ip',
    'reader_endpoint',
    'reader_endpoint_address',
    'url',
  ],
  // Resources of other providers (`null_resource`, `terraform_data`) hand on what they are given.
  isJoin: ({ mode, type }) => mode === 'data' || !/^aws(?:cc)?_/u.test(type) || join.test(type),
};
