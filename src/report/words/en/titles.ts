import { all, numbered } from './joined.ts';
import type { Words } from '../words.ts';

/** What parts, zones, domains and services are called. */
export const titlesInEnglish: Words['title'] = {
  resource: ({ of }, { id }) => id(of),
  written: ({ of }) => of,

  zone: ({ of, to }) => (to === undefined ? `zone ${of}` : `zone ${of} of account ${to}`),
  'zone-of': ({ of }, { id }) => `the zone of ${id(of)}`,
  'some-zone': () => 'a zone chosen by AWS',
  'nth-zone': ({ of, number }, { id }) => `zone ${number} of ${id(of)}`,
  'one-zone': ({ of, and = [] }, { id }) =>
    and.length === 0 ? `one zone containing all of ${id(of)}` : `one zone containing ${all([of, ...and].map(id))}`,
  'further-zone': ({ of }, { id }) => `the zone of other subnets of ${id(of)}`,
  'outside-zone': () => 'a zone shared by all subnets outside the inputs',

  domain: ({ of, to }) => `${to} ${of}`,
  apply: ({ of }) => `the apply of ${of}`,
  steps: ({ of }) => `the change "${of}"`,
  login: ({ of }, { id }) => `the login method ${id(of)}`,
  'dx-location': ({ of }) => `Direct Connect location ${of}`,
  'dx-locations-unknown': () => 'a Direct Connect location shared by all connections whose location is unknown',
  'dx-device': ({ of }) => `AWS device ${of}`,
  'dx-device-at': ({ of }) => `the AWS device at ${of}`,
  'dx-circuits-outside': () => 'a circuit shared by all connections outside the inputs',

  member: ({ of }, { id }) => `a member of ${id(of)}`,
  task: ({ of }, { id }) => `a task of ${id(of)}`,
  'worker-node': ({ of }, { id }) => `a node of ${id(of)}`,
  'fargate-capacity': ({ of }, { id }) => `Fargate capacity for ${id(of)}`,
  'spot-capacity': ({ of }, { id }) => `the Spot capacity of ${id(of)}`,
  'one-host': ({ of }, { id }) => `an instance that may run all tasks of ${id(of)}`,
  deployment: ({ of }, { id }) => `the task set of ${id(of)} during a deployment`,
  'further-instance': ({ of }, { id }) => `another instance of ${id(of)}`,
  needs: ({ of }, { id }) => `the dependencies of ${id(of)}`,
  zones: ({ of }, { id }) => `the zones of ${id(of)}`,

  primary: ({ of }, { id }) => `the primary of ${id(of)}`,
  standby: ({ of }, { id }) => `the standby of ${id(of)}`,
  server: ({ of, number }, { id }) =>
    number === undefined ? `a server of ${id(of)}` : `server ${number} of ${id(of)}`,
  servers: ({ of }, { id }) => `the instances of ${id(of)}`,
  capacity: ({ of }, { id }) => `the capacity of ${id(of)}`,
  reader: ({ of }, { id }) => `a reader that auto scaling adds to ${id(of)}`,
  writer: ({ of }, { id }) => `the writer of ${id(of)}`,
  promoted: ({ of }, { id }) => `${id(of)}, promoted`,
  original: ({ of }, { id }) => `the source file system of ${id(of)}`,
  'cache-node': ({ of, number, shard }, { id }) =>
    `node ${number}${shard === undefined ? '' : ` of shard ${shard}`} of ${id(of)}`,
  'cache-nodes': ({ of }, { id }) => `the nodes of ${id(of)}`,
  'data-node': ({ of, number }, { id }) => numbered('data node', number, id(of)),
  'master-node': ({ of, number }, { id }) => numbered('master node', number, id(of)),
  majority: ({ of }, { id }) => `a majority of the master nodes of ${id(of)}`,
  'only-zone': ({ of }, { id }) => `the only zone of ${id(of)}`,
  'domain-controller': ({ of }, { id }) => `a domain controller of ${id(of)}`,
  'premises-controller': ({ of, to }, { id }) => `the on-premises domain controller ${to} of ${id(of)}`,

  'only-node': ({ of }, { id }) => `the only certain node of ${id(of)}`,
  'further-node': ({ of }, { id }) => `an additional node of ${id(of)}`,
  target: ({ of, to }, { id }) => `the target ${to} of ${id(of)}`,
  'target-outside': ({ of }, { id }) => `a target of ${id(of)} that is not in the inputs`,
  answer: ({ of }, { id }) => `any endpoint of ${id(of)}`,

  'way-out': ({ of }, { id }) => `the outbound path from ${id(of)}`,
  'hub-exit': ({ of }, { id }) => `the outbound path through ${id(of)}`,
  way: ({ of, to = '' }, { id }) => `the path from ${id(of)} to ${id(to)}`,
  'same-endpoint': ({ of }, { id }) => `the one endpoint of ${id(of)} that several zones use`,
  'way-through': ({ of }, { id }) => `the inspection path through ${id(of)}`,
  'way-onto': ({ of }, { id }) => `the path to the transit gateway through ${id(of)}`,
  endpoint: ({ of }, { id }) => `an endpoint of ${id(of)}`,
  interface: ({ of }, { id }) => `an interface of ${id(of)}`,

  tunnel: ({ of, number }, { id }) => `tunnel ${number} of ${id(of)}`,
  circuit: ({ of }) => `the circuit ${of}`,
  'circuit-behind': ({ of }, { id }) => `the circuit behind ${id(of)}`,
  'circuit-under': ({ of }, { id }) => `the circuit that carries ${id(of)}`,
  'premises-way': ({ of }, { id }) => `the path between ${id(of)} and the on-premises network`,

  peers: ({ of, number }, { id }) => `the group of ${number} instances like ${id(of)}`,
  workload: ({ of }, { id }) => `the workload in ${id(of)}`,
  workloads: ({ of, number }, { id }) =>
    number === 1 ? `the workload in ${id(of)}` : `the workload in ${number} subnets like ${id(of)}`,
  'at-site': ({ of, to }) => `${of} at ${to}`,
  'dns-name': ({ of }) => of,
  'premises-line': ({ of }, { id }) => `the on-premises connection of ${id(of)}`,
};
