import { greatest } from '../../extremes.ts';
import type { Lack } from '../../judge/statement.ts';
import type { Fact, Refusal, TierSource } from '../../network/network.ts';
import { duration, outage } from './durations.ts';
import { baselineInEnglish, invalidWaiver, waivedInEnglish, waiverProblem } from './en-accepted.ts';
import { declaredInEnglish } from './en-declared.ts';
import { comparisonInEnglish } from './en-comparison.ts';
import { formatsInEnglish } from './en-formats.ts';
import { idleCheck, idlePolicy } from './en-policies.ts';
import { initInEnglish } from './en-init.ts';
import { typesInEnglish } from './en-types.ts';
import type { Say, Words } from './words.ts';

/** English. */
/** `a, b and 3 more`. */
function named(services: readonly string[]): string {
  const shown = services.length > 3 ? [...services.slice(0, 2), `${services.length - 2} more`] : services;
  return all(shown);
}

export const english: Words = {
  comparison: comparisonInEnglish,
  title: {
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
  },
  inZone: (part, zone, { title }) => `${part} in ${zone.is === 'zone' ? zone.of : title(zone)}`,

  fact: {
    argument: ({ of, path }, { id }) => `${path} of ${id(of)}`,
    'allowed-by': ({ of, path }, { id }) => `${path} of ${id(of)}`,
    'zone-of': ({ of, and = [] }, { id }) => `the zone of ${all([of, ...and].map(id))}`,
    'zones-of': ({ of, and = [] }, { id }) => `the zones of ${all([of, ...and].map(id))}`,
    'zone-picked': ({ of }, { id }) => `the zone that AWS chooses for ${id(of)}`,
    'zones-of-nodes': ({ of }, { id }) => `the zones that AWS chooses for ${id(of)}`,
    subnets: ({ of }, { id }) => `the subnets of ${id(of)}`,
    listener: ({ of }, { id }) => `a listener of ${id(of)}`,
    targets: ({ of }, { id }) => `the targets of ${id(of)}`,
    target: ({ of }, { id }) => `the target of ${id(of)}`,
    'target-group': ({ of }, { id }) => `the target group of ${id(of)}`,
    contents: ({ of }, { id }) => `the contents of ${id(of)}`,
    'mount-targets': ({ of }, { id }) => `the mount targets of ${id(of)}`,
    instance: ({ of }, { id }) => `an instance of ${id(of)}`,
    'other-nodes': ({ of }, { id }) => `whether the cluster of ${id(of)} has other nodes`,
    'writing-cluster': ({ of }, { id }) => `the primary cluster of the global database of ${id(of)}`,
    clients: ({ of, to = '' }, { id }) => `whether all clients of ${id(of)} are inside the VPC of ${id(to)}`,
    'leads-to': ({ of }, { id }) => `what ${id(of)} points to`,
    'asked-name': ({ of, to }, { id }) => `whether ${to}, which ${id(of)} requests, leads to what it should check`,
    'data-of': ({ of, to = '' }, { id }) => `whether ${id(of)} receives the data of ${id(to)}`,
    measures: ({ of }, { id }) => `what ${id(of)} monitors`,
    'alarm-in-its-region': ({ of, path }, { id }) =>
      `${path} of ${id(of)}, whose alarm is in the Region that it monitors`,
    'learned-blocks': ({ of, to }, { id }) =>
      `the CIDR blocks learned over BGP${to === undefined ? '' : ` in addition to ${to}`} in ${id(of)}`,
    'static-routes': ({ of }, { id }) => `the static routes of ${id(of)}`,
    'connection-under': ({ of }, { id }) => `the connection that carries ${id(of)}`,
    'virtual-interfaces': ({ of }, { id }) => `the virtual interfaces and connections of ${id(of)}`,
    entries: ({ of }, { id }) => `the entries of ${id(of)}`,
    'next-hop': ({ of, to = '' }, { id }) => `the next hop from ${id(of)} to ${id(to)}`,
    accepted: ({ of }, { id }) => `whether ${id(of)} is accepted`,
    association: ({ of }, { id }) => `the route table that ${id(of)} is associated with`,
    'regional-nat': ({ of }, { id }) => `whether ${id(of)} is a regional NAT gateway`,
    'one-pool': ({ of, number }, { id }) =>
      `whether the ${number} instances like ${id(of)} are one pool or ${number} separate services`,
    'in-service': (fact, say) => `when ${about(fact, say)} enters service (its status is planned)`,
    outage: (fact, say) =>
      `how long ${about(fact, say)} is down (assumed: ${outage(...(fact.seconds ?? [0, Infinity]))})`,
    'first-up': (fact, say) => `whether ${about(fact, say)} or its dependency starts first`,
    need: (fact, say) => `the dependency of ${about(fact, say)} that is not in the inputs`,
    own: ({ of }) => of,
    'test-tier': () => 'the stacks that tiers.test of nospof.yaml matches',
    'tier-of': ({ and = [] }) => `whether ${some(and)} ${and.length === 1 ? 'is' : 'are'} production or test`,
  },

  mistake: {
    'asks-own-name': ({ origin, record }, { id }) =>
      `${id(origin.resource ?? '')} requests the name of ${id(record ?? '')} itself, so the check passes as soon as another record answers`,
    'asks-unknown': ({ origin, to }, { id }) =>
      `${id(origin.resource ?? '')} requests ${to ?? 'a name'}${to === undefined ? ' that is unknown' : ', which the inputs do not define'}`,
    'asks-another': ({ origin, to = '', record = '' }, { id }) =>
      `${id(origin.resource ?? '')} requests ${id(to)}, but ${id(record)} does not point to it`,
    'asks-inside': ({ origin, to = '' }, { id }) =>
      `${id(origin.resource ?? '')} requests ${id(to)}, which is internal, and Route 53 health checkers come from the internet`,
    'asks-port': ({ origin, to = '', port }, { id }) =>
      `${id(origin.resource ?? '')} requests port ${port} of ${id(to)}, which has no listener on that port`,
    'asks-closed-port': ({ origin, to = '', port }, { id }) =>
      `${id(origin.resource ?? '')} requests port ${port} of ${id(to)}, which is not open to the internet`,
    outvoted: ({ origin, to = '' }, { id }) =>
      `${id(origin.resource ?? '')} stays healthy as long as ${id(to)} does, which tests something else`,
    'measures-another': ({ origin, to = '', record = '' }, { id }) =>
      `${id(origin.resource ?? '')} monitors ${id(to)}, but ${id(record)} does not point to it`,
    disabled: ({ origin }, { id }) => `${id(origin.resource ?? '')} is disabled, so it always counts as healthy`,
    inverted: ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} is inverted, so it counts as healthy when its target fails`,
    'several-values': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} has all addresses as values of one record, and Route 53 does not check single values`,
    'same-target': ({ origin, to = '' }, { id }) =>
      `${id(origin.resource ?? '')} points to the same target as ${id(to)}`,
    'needs-lost-region': ({ origin, to }, { id }) =>
      `what takes over needs ${id(origin.resource ?? '')}, which is in the failed Region (${to})`,
    'no-copy': ({ origin, to = '' }, { id }) =>
      `${id(origin.resource ?? '')} and ${id(to)} do not replicate to each other, so what takes over does not have the data`,
    'one-copy': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} keeps one copy of each partition by default (default.replication.factor)`,
    'needs-all-copies': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} accepts a write only if all copies of a partition are there (min.insync.replicas is not lower than default.replication.factor)`,
    'weight-unwatched': ({ to = '' }, { id }) =>
      `nothing detects the failure, and ${id(to)} has the weight 0, so it receives no traffic until then`,
    'weight-zero': ({ origin, to = '', isOpen }, { id }) =>
      `${id(to)} ${isOpen ? 'may have' : 'has'} the weight 0 in ${id(origin.resource ?? '')} and never ${isOpen ? 'receive' : 'receives'} traffic`,
  },

  refusal: {
    'no-route': ({ origin, to = '' }, { id }) => `${id(origin.resource ?? '')} has no route to ${id(to)}`,
    'no-association': ({ origin }, { id }) => `${id(origin.resource ?? '')} is associated with no subnet`,
    'no-authorization': ({ origin }, { id }) =>
      `no authorization rule of ${id(origin.resource ?? '')} lets a client in`,
    'rule-without-network': ({ origin }, { id }) => `${id(origin.resource ?? '')} is associated with no VPC`,
    'zone-not-associated': ({ origin, from = '', to = '' }, { id }) =>
      `${id(origin.resource ?? '')} is not associated with ${id(from)}, so ${id(to)} does not exist there`,
    'vpc-without-names': ({ origin, to = '' }, { id }) =>
      `${id(origin.resource ?? '')} does not have enable_dns_support and enable_dns_hostnames, so it does not answer for ${id(to)}`,
    'inside-only': ({ origin, from = '' }, { id }) =>
      `${id(origin.resource ?? '')} is internal, but ${id(from)} leads to it from the internet`,
    'group-in': (refusal, { id }) =>
      `${refuser(refusal, id)} does not allow ${onPort(refusal, id)} from ${sender(refusal, id)}`,
    'default-group': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} names no security group and gets the default group of the VPC, which allows traffic between its own members only`,
    'group-out': (refusal, { id }) =>
      `${refuser(refusal, id)} does not allow ${refusal.to === undefined ? 'any ' : ''}outbound ${onPort(refusal, id)}`,
    acl: (refusal, { id }) =>
      `${refuser(refusal, id)} does not allow ${onPort(refusal, id)} from ${sender(refusal, id)}, or the replies`,
    'acl-all': ({ origin }, { id }) => `${id(origin.resource ?? '')} denies all traffic, or all replies`,
    'other-port': (refusal, { id }) => `${onAnotherPort(refusal, id)}, which allows another port`,
    'group-in-check': (refusal, { id }) =>
      `${refuser(refusal, id)} does not allow health checks of ${id(refusal.to ?? '')} on port ${refusal.port} from ${sender(refusal, id)}`,
    'group-out-check': (refusal, { id }) =>
      `${refuser(refusal, id)} does not allow outbound health checks of ${id(refusal.to ?? '')} on port ${refusal.port}`,
    'acl-check': (refusal, { id }) =>
      `${refuser(refusal, id)} does not allow health checks of ${id(refusal.to ?? '')} on port ${refusal.port} from ${sender(refusal, id)}, or the replies`,
    'zone-not-enabled': ({ to = '', in: zone, ...refusal }, say) =>
      `${refuser(refusal, say.id)} contain no subnet in ${zone === undefined ? '' : say.title(zone)}, where ${say.id(to)} has members`,
    'no-forward': ({ to = '', ...refusal }, { id }) =>
      `${refuser(refusal, id)} sends no request on, and no listener leads to ${id(to)}`,
    'other-targets': ({ to = '', from = '', and, ...refusal }, { id }) =>
      `${refuser(refusal, id)} forwards to ${id(to)}, ${and === undefined ? 'which belongs to another load balancer' : `as ${id(and.resource ?? '')} does`}, and no listener forwards to ${id(from)}`,
    'no-listener': ({ origin, from = '' }, { id }) =>
      `${id(origin.resource ?? '')} has no listener, and ${id(from)} has one`,
    'no-targets': ({ origin, from = '' }, { id }) =>
      `${id(origin.resource ?? '')} has no targets, and there are targets behind ${id(from)}`,
    'no-members': (refusal, { id }) => `${refuser(refusal, id)} is 0, and nothing in the inputs makes it larger`,
    'switched-off': ({ from = '', ...refusal }, { id }) =>
      `${refuser(refusal, id)} is false, and ${id(from)} leads clients to it`,
    'not-listed': ({ origin, and }, { id }) =>
      `no listener leads to ${id(origin.resource ?? '')}, and ${id(and?.resource ?? '')} leads to the target group of another listener`,
    'not-public': ({ and, ...refusal }, { id }) =>
      `${refuser(refusal, id)} are private: ${id(and?.resource ?? '')} has no route to an internet gateway, and the load balancer is internet-facing`,
    'node-without-targets': ({ in: zone, ...refusal }, say) =>
      `${refuser(refusal, say.id)} is off, and there is no target in ${zone === undefined ? '' : say.title(zone)}`,
    'no-mount-target': ({ origin, to = '', in: zone }, say) =>
      `${say.id(origin.resource ?? '')} has no mount target in ${zone === undefined ? '' : say.title(zone)}, where ${say.id(to)} runs`,
    'other-check-port': (refusal, { id }) =>
      `health checks fail: ${onAnotherPort(refusal, id)}, which allows another port`,
    blackhole: ({ origin, to = '' }, { id }) => `${id(origin.resource ?? '')} drops packets to ${id(to)}`,
    'not-attached': ({ origin, to }, { id }) =>
      to === undefined
        ? `${id(origin.resource ?? '')} is attached to nothing, but a route leads to it`
        : `${id(origin.resource ?? '')} is not attached to ${id(to)}, but a route there leads to it`,
    'checks-source': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} drops packets that are not its own (source_dest_check is on), but a route leads to it`,
    'private-nat': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} is a private NAT gateway: an internet gateway drops its packets`,
    'nat-behind-nat': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} is in a subnet whose default route leads to a NAT gateway, not to an internet gateway`,
    'not-in-table': ({ origin, from = '' }, { id }) =>
      `${id(origin.resource ?? '')} is not in the route table of ${id(from)}, which has no other route to the service`,
    'no-private-name': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} has no private DNS name, and there is no route to the public addresses of the service`,
    'no-static-route': ({ origin }, { id }) => `${id(origin.resource ?? '')} uses static routes and has none`,
    'no-virtual-interface': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} has no virtual interface on any connection`,
    'not-announced': ({ origin, to = '' }, { id }) =>
      `the allowed prefixes of ${id(origin.resource ?? '')} do not announce ${id(to)}`,
    'drops-all': ({ origin }, { id }) => `${id(origin.resource ?? '')} drops all packets`,
    'unseen-answers': ({ origin, from = '' }, { id }) =>
      `${id(origin.resource ?? '')} leads answers to ${id(from)} past the firewall that the requests pass`,
    'no-public-address': ({ origin, from = '' }, { id }) =>
      `${id(origin.resource ?? '')} leads to an internet gateway, and ${id(from)} has no public address`,
    'no-images': ({ origin, path = '' }, { id }) =>
      `${path} of ${id(origin.resource ?? '')} is off, so its tasks do not get their images over the internet gateway`,
    'not-in-zone': ({ origin, from = '' }, { id }) =>
      `${id(origin.resource ?? '')} has no interface in the zone of ${id(from)}`,
    'not-associated': ({ origin }, { id }) =>
      `${id(origin.resource ?? '')} is not associated with a transit gateway route table`,
    'public-access-blocked': ({ origin }, { id }) => `${id(origin.resource ?? '')} blocks all internet gateways`,
    'not-accepted': ({ origin }, { id }) => `${id(origin.resource ?? '')} is not accepted`,
    'other-vpc': ({ origin, to = '' }, { id }) => `${id(origin.resource ?? '')} does not connect ${id(to)}`,
  },

  message: {
    stops({ how, others }, { verdict, subject, services, count, worst }) {
      const failing = others === 0 ? subject : `${subject} or ${others === 1 ? 'another' : `one of ${others} others`}`;
      const who = subject === services ? 'it' : services;
      const [best, longest] = worst?.outage ?? [0, 0];
      const [are, stay] = count === 1 ? ['is', 'stays'] : ['are', 'stay'];
      const [fails, end] = failures[how];
      const isPlace = how !== 'part' && how !== 'degraded';
      const until =
        how === 'part' && who === 'it'
          ? 'it is replaced'
          : isPlace && worst?.repaired !== undefined
            ? 'what was lost is replaced elsewhere'
            : end;
      const repaired = worst?.repaired && outage(...worst.repaired);
      const limit =
        repaired !== undefined
          ? ` (expected: ${repaired}), because nothing takes over`
          : worst === undefined || worst.limit === Infinity
            ? ''
            : ` (limit ${duration(worst.limit)})`;
      const broken =
        best === Infinity
          ? `${stay} down until ${until}`
          : `${are} down for ${longest === Infinity ? `at least ${duration(best)}, possibly until ${until}` : outage(best, longest)}`;
      const unproven =
        longest === Infinity ? `may stay down until ${until}` : `may be down for up to ${duration(longest)}`;
      return `If ${failing} ${fails}, ${who} ${verdict === 'broken' ? broken : unproven}${limit}`;
    },
    'not-up': ({ lack }, { verdict, subject, services, count, say }) => {
      const are = verdict === 'unproven' ? 'may be' : count === 1 ? 'is' : 'are';
      return `Even without a failure, ${services} ${are} down: ${subject} ${lacking(lack, say)}`;
    },
    'nothing-behind'({ lacks }, { subject }) {
      if (lacks.some(({ is }) => is === 'contents')) return `The inputs do not tell what serves behind ${subject}`;
      const isListener = lacks.some(({ is }) => is === 'listener');
      return isListener
        ? `The inputs contain no listener of ${subject}`
        : `The inputs contain nothing behind ${subject}`;
    },
    'no-takeover': ({ below, lack }, { verdict, subject, services, say }) => {
      const cannot = verdict === 'broken' ? 'cannot' : 'may be unable to';
      const what = below === undefined ? 'it' : say.title(below);
      return `When a failover is needed, ${subject} ${cannot} take over for ${services}: ${what} ${lacking(lack, say)}`;
    },
    'by-hand': ({ unset }, { subject, services, say }) =>
      `If ${subject} fails, ${services} must be switched over manually: ${say.fact(unset)} is not set`,
    refused({ stops, refusals }, { subjects, services, count, say }) {
      const [first, ...others] = refusals;
      const why = first === undefined ? '' : `${say.refusal(first)}${alsoFor(first, others, say)}`;
      const what = stops
        ? `${services} ${count === 1 ? 'does' : 'do'} not work`
        : `${some(subjects)} cannot serve ${services}`;
      return `Even without a failure, ${what}: ${why}`;
    },
    misled: ({ mistake, isBlind }, { verdict, subject, services, say }) => {
      const why = say.mistake(mistake);
      const [cannot, does] = verdict === 'broken' ? ['cannot', 'does'] : ['may be unable to', 'may'];
      return isBlind
        ? `If ${subject} fails, ${services} ${cannot} fail over: ${why}`
        : `The health check of ${subject} ${does} not tell whether it works for ${services}: ${why}`;
    },
    late({ by, settings }, { verdict, subject, services, count, worst }) {
      const [best, longest] = worst?.outage ?? [0, 0];
      const limit = worst === undefined || worst.limit === Infinity ? '' : ` (limit ${duration(worst.limit)})`;
      const are = count === 1 ? 'is' : 'are';
      const down =
        verdict === 'broken'
          ? `${are} down for ${outage(best, longest)}`
          : `may be down for up to ${duration(longest)}`;
      const time = duration(Math.max(0, greatest(settings.map(({ seconds }) => seconds))));
      const who = subject === services ? 'it' : services;
      return `${slowness[by](subject, time, verdict === 'broken')}, so ${who} ${down} after a failure${limit}`;
    },
    unnoticed: (_, { subject, services, verdict }) =>
      verdict === 'broken'
        ? `If ${subject} fails, it still receives traffic for ${services}: nothing detects the failure`
        : `If ${subject} fails, it may still receive traffic for ${services}: perhaps nothing detects the failure`,
    'shared-device': ({ most, grades }, { subject, count }) =>
      `${count} services of grade ${either(grades.map(String))} depend on ${subject}; the limit is ${most} per device`,
    'no-test-tier': ({ statedBy, isAbsent }, { verdict }) =>
      isAbsent
        ? 'The inputs are a part of all stacks, and the test environment that nospof.yaml declares is not in them'
        : verdict === 'unproven'
          ? 'No test environment is included or declared, and production may need one: perhaps a component of it can fail'
          : statedBy === undefined
            ? 'There is no test environment: the inputs state none, so all resources count as production'
            : `The inputs are production (${tierSource(statedBy)}), and no test environment is included or declared`,
    'no-counterpart': ({ kinds, isAll }, { verdict, services }) => {
      const has = verdict === 'broken' ? 'has' : 'may have';
      const like = kinds.length === 0 ? '' : ` (${some(kinds)})`;
      return isAll
        ? `What is labelled as the test environment is none: it ${has} no counterpart of ${services}${like} in resources that production does not use`
        : `The test environment ${has} no counterpart of ${services}${like}`;
    },
    'shared-between-tiers': ({ users }, { subject, say }) =>
      `${subject} belongs to production, and the test environment uses it as well: ${some(users.map(say.id))}`,
    untested: ({ classes }, { verdict }) =>
      verdict === 'broken'
        ? `Production has ${some(classes)}, but the test environment does not`
        : `Production may have ${some(classes)}, but the test environment does not`,
    'declared-away': ({ fact }, { say }) => `Declared, and not shown by the inputs: ${say.declared(fact)}`,
    'waiver-invalid': invalidWaiver,
    own: ({ text }) => text,
  },
  waiverProblem,
  declared: declaredInEnglish,
  label: {
    unfailed: (subject) => `${subject}, without a failure`,
    noTestTier: 'no test environment',
    declared: 'a declaration',
    waiver: 'a waiver',
    inputs: 'the inputs',
    untested: (classes) =>
      `${classes} ${classes === 1 ? 'kind' : 'kinds'} of component missing from the test environment`,
  },
  fix: {
    'as-the-policy-says': ({ text }) => text,
    'settle-first': ({ text }) => `Resolve the unknown first; this fix applies only if the finding remains. ${text}`,
    'measure-first': ({ text }) =>
      `Measure the recovery time in a drill and set it under assumptions in nospof.yaml; this fix applies only if the time exceeds the limit. ${text}`,
    'declare-pool': () =>
      'If the instances form one pool, declare the pool as a service in nospof.yaml (needs: [{ any: [addresses of the instances], detect: end-to-end, switch: 30s }]), or put them behind a load balancer: an aws_lb with an aws_lb_target_group that they are registered in. If each instance has its own role, add a second instance in another zone for each.',
    'complete-inputs': ({ type, lacks }) =>
      lacks === 'listener'
        ? addListener
        : lacks === 'clients'
          ? nameInside
          : (missingInputs.get(type ?? '') ?? completeInputs),
    'add-counterparts': () =>
      'Deploy these services in the test environment as well: the same kinds of load balancer, compute and data store behind an entry of their own, in resources that serve no production service. A smaller size is sufficient. If they are deployed from another plan, give nospof that plan with --test-tier FILE.',
    'break-circle': () =>
      'These components depend on each other, so none of them can start first. If one of them can work without the other, declare an alternative in nospof.yaml or remove that need.',
  },
  anyOf: (parts) =>
    parts.length < 4 ? either(parts) : `one of ${parts.slice(0, 2).join(', ')} and ${parts.length - 2} others`,
  services: (names) => (names.length > 2 ? `${names[0]} and ${names.length - 1} other services` : all(names)),
  atSite: (service, site) => `${service} at ${site}`,
  unreadSource: (file) =>
    `${file} cannot be read to the end, so some findings have no line; check it with terraform validate`,
  idlePolicy,
  idleCheck,
  tagHint({ is, tag, meant, other = '', of: [first = '', ...others] }) {
    const of = others.length === 0 ? first : `${first} and ${others.length} more`;
    switch (is) {
      case 'no-waiver':
        return `tag ${tag} of ${of} has no effect: to accept a finding, write a waiver in nospof-waivers.yaml`;
      case 'near-word':
        return `tag ${tag} of ${of} is read as a failure domain of your own, did you mean ${meant}?`;
      case 'not-a-fact':
      case 'near-tier':
        return `tag ${tag} of ${of} is not read, did you mean ${meant}?`;
      case 'two-tiers':
        return `${tag === other ? `tag ${tag} of ${of} states` : `tags ${other} and ${tag} of ${of} state`} production and a test tier: production counts`;
      case 'production-behind':
        return `tag ${tag} of ${of} states a test tier, but ${other} behind it is tagged as production: the service is judged as production`;
    }
  },
  twoForms: (resource, inline, child) => `${resource} (${inline} and ${child})`,

  duration,
  outage,

  andMore: (items, more) => `${items} and ${more} more`,
  count: {
    service: plural('service'),
    component: plural('component'),
    failure: plural('failure'),
    finding: plural('finding'),
    resource: plural('resource'),
    module: plural('module'),
    part: plural('component'),
    error: plural('error'),
  },
  verdict: { broken: 'broken', unproven: 'unproven', 'not-judged': 'not judged', holds: 'holds' },
  severity: { error: 'error', warning: 'warning', info: 'info' },
  service: {
    grade: (grade) => `grade ${grade}`,
    inferred: 'inferred',
    testTier: 'test environment',
    testTierOnly: 'test environment: information only',
    dualSite: 'dual-site',
    rto: (time) => `RTO ${time}`,
    siteRto: (time) => `site RTO ${time}`,
    doesNotCover: (addresses, count) => `does not cover ${addresses}, which ${count === 1 ? 'is' : 'are'} not modelled`,
  },

  report: {
    accepted: 'accepted',
    rejected: (why) => `rejected: ${why}`,
    judged: 'checked',
    tried: 'tested',
    policies: (packs) => `policies: ${packs}`,
    ownPack: (file, digest) => `${file} (sha256 ${digest.slice(0, 12)})`,
    declared: {
      heading: 'Declared, not in the plan',
      configuration: 'declared',
      file: (path, digest, found) =>
        `${path}${found ? `, found in ${/[\\/]/.test(path) ? 'a folder above' : 'this folder'}` : ''} (sha256 ${digest.slice(0, 12)})`,
      refused: '(the strict pack refuses those marked with !)',
      inShort: (facts, refused) =>
        `${facts} ${facts === 1 ? 'declaration is' : 'declarations are'} not in the plan${refused === 0 ? '' : `, ${refused} of them refused by strict`}`,
    },
    noService: 'No service was found in the input.',
    servicesHeading: 'Services',
    counted: {
      broken: (count) => `${count} broken`,
      unproven: (count) => `${count} unproven`,
      'not-judged': (count) => `${count} not judged`,
      holds: (count) => `${count} ${count === 1 ? 'holds' : 'hold'}`,
    },
    rest: (count, verdicts) => `and ${count} more: ${verdicts}`,
    longest: ['failure of', 'tests', 'longest outage', 'service', 'caused by'],
    oneOf: (kind) => `one ${kind}`,
    shortOutage(best, worst) {
      if (worst === 0) return 'none';
      if (best === Infinity) return 'until replaced';
      return worst === Infinity ? `${duration(best)} or until replaced` : outage(best, worst);
    },
    waived: waivedInEnglish,
    baseline: baselineInEnglish,
    fields: {
      services: 'services',
      why: 'why',
      also: 'also',
      breaks: 'also breaks',
      decide: 'to decide',
      allowed: 'allowed by',
      assumes: 'assumes',
      where: 'where',
      waived: 'waived',
      control: 'control',
      incident: 'seen in',
      do: 'fix',
    },
    moreAlike: (count, names) => `and ${count} more like it: ${names}`,
    sameEffect: (failures) => `${failures} (same effect)`,
    serviceOutage: (service, time, repaired, limit) =>
      `${service} (${time}${repaired === undefined ? '' : `, expected ${repaired}`}${limit === undefined ? '' : `, limit ${limit}`})`,
    assumption: (id, value, source) => `${id} = ${value}, source: ${source}`,
    inConstruct: (construct, names) => `construct ${construct}${names === '' ? '' : ` (${names})`}`,
    inStack: (names, stacks) => `${names} in stack ${stacks}`,
    writtenAt(at, calledFrom, argument, names) {
      const line = argument === undefined ? at : `${argument} at ${at}`;
      const place = [line, ...calledFrom.map((call) => `called from ${call}`)].join(', ');
      return names === '' ? place : `${place} (${names})`;
    },
    changes: {
      called: 'change',
      base: 'compared',
      counts: (introduced, resolved, alreadyThere) =>
        `introduced by this plan: ${introduced}, resolved: ${resolved}, already there: ${alreadyThere}`,
      introduced: 'introduced by this plan',
      alreadyThere: 'already there before this plan',
      resolved: 'resolved by this plan',
      heading: (change) => (change === 'introduced' ? 'Introduced by this plan' : 'Already there before this plan'),
    },
    inShort: {
      heading(count, change) {
        if (change === undefined) return `${count} more ${count === 1 ? 'finding' : 'findings'}`;
        return change === 'introduced'
          ? `${count} more introduced by this plan`
          : `${count} already there before this plan`;
      },
      hint: '(for details, use --verbose)',
      more: (count) => `and ${count} more`,
    },
    hidden(info, inBaseline) {
      const counts = [
        ...(info > 0 ? [`${info} informational`] : []),
        ...(inBaseline > 0 ? [baselineInEnglish.counted(inBaseline)] : []),
      ];
      return `${counts.join(', ')}: use --verbose to show ${info + inBaseline === 1 ? 'it' : 'them'}`;
    },
    moreAbout: (policy) => `for details about a policy, run: nospof explain ${policy}`,
    notModelled: (count, resources, types) => `not modelled: ${count} of ${resources} (${types})`,
    hint: 'hint',
    assumedElsewhere: (names) => `not in these inputs, assumed to be up: ${names}`,
    notInInput: (modules, names) => `not in the input: the contents of ${modules} (${names})`,
    twoForms: (resources) =>
      `defined both inline and as separate resources, which overwrite each other in Terraform: ${resources}`,
  },
  format: formatsInEnglish,
  explanation: {
    fields: {
      why: 'why',
      do: 'fix',
      forType: 'for',
      severity: 'severity',
      waivers: 'waivers',
      controls: 'controls',
      incident: 'seen in',
      definedAt: 'defined',
    },
    severityIn: (severity, pack) => `${severity} in ${pack}`,
    offIn: (pack, reason) => `off in ${pack} (${reason})`,
    inNoPack: 'in no pack',
    notWaivable: 'not accepted',
    titled: (id, title) => `${id} ${title}`,
  },
  policyList: {
    off: 'off',
    notUsed: 'not used',
    ofPack: (policies, used, pack) => `${policies} ${policies === 1 ? 'policy' : 'policies'}, ${used} used by ${pack}`,
    hint: 'for the reason and the fix, run: nospof explain ID',
  },
  types: typesInEnglish,
  init: initInEnglish,
  simulation: {
    fails: { down: 'fails', degraded: 'degraded' },
    parts: (count, asked) => `${count} (${asked})`,
    and: ' and ',
    maybe: 'perhaps',
    stops: (service, howLong) => `${service} is down: ${howLong}`,
    holds: 'holds',
    nothingStops: 'no service goes down',
  },
  picture: {
    title: {
      all: 'The network',
      production: 'The production network',
      test: 'The test network',
      'every-tier': 'The network, production and test',
    },
    summary: (services, parts, places, found) =>
      `${services}, ${parts}${places === undefined ? '' : ` at ${places}`}: ${found}`,
    places: (count, are) => `${count} ${are === 'sites' ? 'sites' : 'Regions'}`,
    nothingFound: 'no single point of failure',
    layer: {
      services: ['Services'],
      names: ['Names', 'and entries'],
      switches: ['L4 switches', 'and proxies'],
      firewalls: ['Firewalls'],
      compute: ['Compute'],
      authentication: ['Authentication'],
      caches: ['Caches', 'and queues'],
      data: ['Data'],
      operations: ['Monitoring', 'and backup'],
      routers: ['Routers'],
      links: ['Links'],
      premises: ['On-premises'],
    },
    legend: {
      needs: 'needs',
      'one-of': 'needs one of several',
      standby: 'standby',
      broken: 'single point of failure, with its policy',
      unproven: 'possible single point of failure',
      waits: 'waits for failover',
      lost: 'zone or site whose loss stops a service',
    },
    stops: {
      broken: (services) => `stops ${named(services)}`,
      unproven: (services) => `may stop ${named(services)}`,
    },
    outOf: (k, of) => `${k} of ${of}`,
    name: (title) => title.replace(/^the /, ''),
    more: (count) => `and ${count} more`,
    moreServices: (count) => `${count} more services`,
    moreFindings: (count) => `and ${count} more findings`,
    edgesLeftOut: (count) => `${count} edges not shown`,
    inZones: (name, zones) => `${name} in ${zones} zones`,
    zoneOf: (zone, account) => `${zone} …${account.slice(-4)}`,
    coarse: 'Similar components of different services share a box. Use --service NAME to draw one service by itself.',
    leftOut: (parts) =>
      parts === 1
        ? '1 component is not drawn: none of these services needs it.'
        : `${parts} components are not drawn: none of these services needs them.`,
  },
};

/** The part or domain a fact is about. */
function about({ of, part }: Fact, { id, title }: Say): string {
  return part === undefined ? id(of) : title(part);
}

/** Why something takes over too late, or may. */
const slowness = {
  'health-check': (subject: string, time: string, sure: boolean) =>
    `The health check of ${subject} ${sure ? 'detects' : 'may detect'} a failure only after ${time}`,
  alarm: (subject: string, time: string, sure: boolean) =>
    `${subject} ${sure ? 'reports' : 'may report'} a failure only after ${time}`,
  'time-to-live': (subject: string, time: string, sure: boolean) =>
    `Clients ${sure ? 'keep' : 'may keep'} the old answer of ${subject} for ${time}`,
  manual: (subject: string) => `A person must switch ${subject} over`,
  failover: (subject: string, _time: string, sure: boolean) =>
    `The failover of ${subject} ${sure ? 'is' : 'may be'} too slow`,
} as const;

/** How it fails, and when it is over. */
const failures = {
  part: ['fails', 'the failed component is replaced'],
  degraded: ['is degraded', 'the component recovers'],
  domain: ['fails', 'the failure is resolved'],
  zone: ['is lost', 'the zone recovers'],
  site: ['is lost', 'the site recovers'],
  region: ['is lost', 'the Region recovers'],
} as const;

/** What a part lacks, after its name. */
function lacking({ name, of, missing, isCircle }: Lack, say: Say): string {
  const { title, fact } = say;
  if (isCircle) return `needs ${name ?? either(of.map(title))}, which cannot start before it`;
  if (missing.length > 0 && missing.every(({ is }) => is === 'in-service')) {
    const parts = [...new Set(missing.map((one) => about(one, say)))];
    return `depends on ${some(parts)}, which ${parts.length === 1 ? 'is' : 'are'} not in service yet`;
  }
  if (missing.length > 0 && missing.every(({ is }) => is === 'clients'))
    return 'leads to private addresses, which nothing outside the VPC reaches';
  if (name !== undefined) return `needs ${name}, which is not in the inputs`;
  const open = [...new Set(missing.map(fact))];
  if (open.length > 0) return `depends on something that is not in the inputs: ${some(open)}`;
  if (of.length > 0) return `needs ${either(of.map(title))}, which may not exist`;
  return 'depends on something that is not in the inputs';
}

function tierSource({ from, key, text }: TierSource): string {
  if (text === undefined) return from;
  return key === undefined ? `${from} ${text}` : `${from} ${key}=${text}`;
}

function plural(noun: string): (count: number) => string {
  return (count) => `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function numbered(what: string, number: number | undefined, of: string): string {
  return number === undefined ? `the ${what} of ${of}` : `${what} ${number} of ${of}`;
}

/** `a`, `a or b`, `a, b or c`. */
function either(items: readonly string[]): string {
  return joined(items, 'or');
}

/** `a`, `a and b`, `a, b and c`. */
function all(items: readonly string[]): string {
  return joined(items, 'and');
}

function joined(items: readonly string[], by: 'and' | 'or'): string {
  return [items.slice(0, -1).join(', '), items.at(-1)].filter(Boolean).join(` ${by} `);
}

/** All of a few, the first of many. */
function some(items: readonly string[]): string {
  return all(items.length > 6 ? [...items.slice(0, 5), `${items.length - 5} more`] : items);
}

/** What other refusals of the same kind are about: what refuses, else the end or the zone in which they differ. */
function alsoFor(first: Refusal, others: readonly Refusal[], { id, title }: Say): string {
  const differing = ({ origin, from, to, in: zone }: Refusal): string | undefined => {
    if (origin.resource !== first.origin.resource) return origin.resource && id(origin.resource);
    if (from !== first.from) return from && id(from);
    return to === first.to ? zone && title(zone) : to && id(to);
  };
  const names = [...new Set(others.flatMap((one) => differing(one) ?? []))];
  return names.length === 0 ? '' : `; the same applies to ${some(names)}`;
}

const registerTargets =
  'Also give nospof the plan that registers the targets, or register them in this plan: aws_lb_target_group_attachment, target_group_arns of an aws_autoscaling_group, or load_balancer of an aws_ecs_service.';

const nameInside =
  'If clients on the internet use this name, remove `internal = true` from the load balancer. If only programs inside the VPC use it, put the record into a private aws_route53_zone.';
const addListener =
  'Add an aws_lb_listener with the load_balancer_arn of the load balancer, whose default_action forwards to an aws_lb_target_group. If it is in another plan, also give nospof that plan.';

/** What to give, by the type of an entry with nothing behind it. */
const missingInputs: ReadonlyMap<string, string> = new Map([
  ['aws_lb', registerTargets],
  ['aws_alb', registerTargets],
  [
    'aws_elb',
    'Also give nospof the plan that registers the instances, or register them in this plan: `instances` of the aws_elb, aws_elb_attachment, or load_balancers of an aws_autoscaling_group.',
  ],
]);

const completeInputs =
  'Also give nospof the plan or state that contains the missing resources, or declare them under components in nospof.yaml.';

/** The resource that refuses traffic, with the block that does where it is one of several. */
function refuser({ origin, path }: Refusal, id: Say['id']): string {
  const name = id(origin.resource ?? '');
  return path === undefined ? name : `${path} of ${name}`;
}

function onPort({ to, port }: Refusal, id: Say['id']): string {
  return `traffic${to === undefined ? '' : ` to ${id(to)}`}${port === undefined ? '' : ` on port ${port}`}`;
}

function sender({ from }: Refusal, id: Say['id']): string {
  return from === undefined ? 'clients' : id(from);
}

function onAnotherPort(refusal: Refusal, id: Say['id']): string {
  const { and, port, to = '' } = refusal;
  return `${refuser(refusal, id)} is ${port}, and traffic to ${id(to)} is subject to ${id(and?.resource ?? '')}`;
}
