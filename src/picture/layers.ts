import type { Component, Role } from '../network/network.ts';
import type { Layer } from './picture.ts';

/** From top to bottom, with what people call them. */
export const layerTitles: Readonly<Record<Layer, string>> = {
  services: 'Services',
  names: 'Names and entries',
  switches: 'L4 switches and proxies',
  firewalls: 'Firewalls',
  compute: 'Compute',
  authentication: 'Authentication',
  caches: 'Caches and queues',
  data: 'Data',
  operations: 'Monitoring and backup',
  routers: 'Routers',
  links: 'Links',
  premises: 'Premises',
};

const order = Object.keys(layerTitles);

export function rankOf(layer: Layer): number {
  return order.indexOf(layer);
}

const ofRole: Readonly<Record<Exclude<Role, 'group'>, Layer>> = {
  entry: 'names',
  dns: 'names',
  'l4-switch': 'switches',
  'l7-proxy': 'switches',
  firewall: 'firewalls',
  compute: 'compute',
  authentication: 'authentication',
  cache: 'caches',
  queue: 'caches',
  datastore: 'data',
  storage: 'data',
  keys: 'data',
  monitoring: 'operations',
  backup: 'operations',
  router: 'routers',
  link: 'links',
};

/**
 * Services that AWS runs for a whole Region are junctions in the network: they have no role, because they never fail
 * by themselves. What a picture shows of them, by type.
 */
const ofRegionalService: ReadonlyMap<string, Layer> = new Map<string, Layer>([
  ['aws_route53_record', 'names'],
  ['aws_globalaccelerator_accelerator', 'names'],
  ['aws_cloudfront_distribution', 'names'],
  ['aws_api_gateway_rest_api', 'switches'],
  ['aws_apigatewayv2_api', 'switches'],
  ['aws_lambda_function', 'compute'],
  ['aws_cognito_user_pool', 'authentication'],
  ['aws_dynamodb_table', 'data'],
  ['aws_s3_bucket', 'data'],
  ['aws_efs_file_system', 'data'],
  ['aws_kms_key', 'data'],
  ['aws_secretsmanager_secret', 'data'],
  ['aws_sqs_queue', 'caches'],
  ['aws_sns_topic', 'caches'],
  ['aws_ec2_transit_gateway', 'routers'],
  ['aws_dx_gateway', 'links'],
]);

/** Roles that stand outside AWS when nothing in a plan is behind them. */
const outside: ReadonlySet<Layer> = new Set<Layer>(['routers', 'links', 'switches', 'firewalls']);

/** Where a component is drawn; undefined for a junction, through which the wires run. */
export function layerOf({ role, origin }: Component): Layer | undefined {
  if (role === 'group') return ofRegionalService.get(origin.type ?? '');
  const layer = ofRole[role];
  const isOutside = origin.type === 'aws_customer_gateway' || (origin.type === undefined && outside.has(layer));
  return isOutside ? 'premises' : layer;
}
