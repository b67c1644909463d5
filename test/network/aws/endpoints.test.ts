import { expect, test } from 'vitest';
import { breaking, networkOf, subnets } from '../deploy.ts';
import { lacks, refusals, together } from './ways.ts';

/** What stops an endpoint in a VPC with subnets in two zones, judged as if it were a service. */
async function endpoint(
  settings: object,
  more: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {},
  planDiffers?: string,
) {
  const network = await networkOf(
    together(
      { ...subnets('zone-a', 'zone-b') },
      { aws_vpc_endpoint: { e: { vpc_id: '${aws_vpc.v.id}', ...settings } } },
      more,
    ),
    { variable: { kind: { type: 'string' }, places: { type: 'list(string)' } } },
    planDiffers,
  );
  const node = network.components.find(({ id }) => id.endsWith('aws_vpc_endpoint.e'));
  const [service] = network.services;
  if (!node || !service) throw new Error('the endpoint is drawn and the network has a service');
  return breaking({ ...network, services: [{ ...service, root: node.index }] });
}

const forever = [Infinity, Infinity];
const one = { subnet_ids: ['${aws_subnet.a.id}'] };
const both = { subnet_ids: ['${aws_subnet.a.id}', '${aws_subnet.b.id}'] };
const type = { vpc_endpoint_type: 'Interface' };

test('an interface a zone: one stops with its zone, two do not', async () => {
  expect(await endpoint({ ...type, ...both })).toEqual({});
  expect(await endpoint({ ...type, ...one })).toEqual({
    'aws_vpc_endpoint.e@zone:zone-a': forever,
    'zone zone-a': forever,
  });
});

test('subnets listed and subnets associated count alike', async () => {
  const added = {
    aws_vpc_endpoint_subnet_association: {
      b: { vpc_endpoint_id: '${aws_vpc_endpoint.e.id}', subnet_id: '${aws_subnet.b.id}' },
    },
  };
  const planDiffers = 'an unknown list may be empty, so it is not told that both forms are used';
  expect(await endpoint({ ...type, ...one }, added, planDiffers)).toEqual({});
});

test('subnets given by id are zones of their own', async () => {
  expect(await endpoint({ ...type, subnet_ids: ['subnet-0a', 'subnet-0b'] })).toEqual({});
});

test('subnets that are not known: one zone in the worst world', async () => {
  expect(await endpoint({ ...type, subnet_ids: '${var.places}' })).toEqual({
    'aws_vpc_endpoint.e#1': [30, Infinity],
  });
});

test('a gateway endpoint has nothing that fails; one that may be either has in the worst world', async () => {
  expect(await endpoint({})).toEqual({});
  expect(await endpoint({ vpc_endpoint_type: '${var.kind}' })).toEqual({});
  expect(Object.keys(await endpoint({ vpc_endpoint_type: '${var.kind}', subnet_ids: '${var.places}' }))).toEqual([
    'aws_vpc_endpoint.e#1',
  ]);
});

test('an endpoint carries nothing before the service has accepted it', async () => {
  const told = async (acceptance_required: unknown, more: object, settings: object = {}) => {
    const network = await networkOf(
      {
        ...subnets('zone-a', 'zone-b'),
        aws_lb: { n: { load_balancer_type: 'network', internal: true, subnets: both.subnet_ids } },
        aws_vpc_endpoint_service: { s: { acceptance_required, network_load_balancer_arns: ['${aws_lb.n.arn}'] } },
        aws_vpc_endpoint: {
          e: {
            vpc_id: '${aws_vpc.v.id}',
            service_name: '${aws_vpc_endpoint_service.s.service_name}',
            ...type,
            ...both,
            ...settings,
          },
        },
        aws_instance: { i: { subnet_id: '${aws_subnet.a.id}', user_data: 'API=${aws_vpc_endpoint.e.dns_entry}' } },
        ...more,
      },
      { variable: { asked: { type: 'bool' } } },
    );
    return [...refusals(network), ...lacks(network).filter((fact) => fact.includes('accept'))];
  };
  const accepter = (of: string) => ({
    aws_vpc_endpoint_connection_accepter: {
      a: { vpc_endpoint_service_id: '${aws_vpc_endpoint_service.s.id}', vpc_endpoint_id: of },
    },
  });
  expect(await told(true, {})).toEqual(['aws_vpc_endpoint.e is not accepted']);
  expect(await told(true, {}, { auto_accept: false })).toEqual(['aws_vpc_endpoint.e is not accepted']);
  expect(await told(true, {}, { auto_accept: true })).toEqual([]);
  expect(await told(true, {}, { auto_accept: '${var.asked}' })).toEqual([]);
  expect(await told(true, accepter('${aws_vpc_endpoint.e.id}'))).toEqual([]);
  expect(await told(true, accepter('vpce-0123'))).toEqual([]);
  expect(await told(false, {})).toEqual([]);
  expect(await told('${var.asked}', {})).toEqual(['acceptance_required of aws_vpc_endpoint_service.s']);
});
