import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Fact, factAbout } from '../../fact.ts';
import type { Mistake } from '../../mistake.ts';
import { reach } from '../../reach.ts';
import { isSet } from '../settings.ts';
import { named } from '../type-aliases.ts';
import { type AskedHost, askedHost } from './asked-host.ts';
import { recordSets } from './record-sets.ts';
import { recordTargets } from './record-targets.ts';
import { refusing } from '../paths/admission/flow.ts';
import { receiverAt } from '../compute/receiver.ts';
import { leadsTo as endsOf } from './leads-to.ts';

/** Whether a health check asks what its record leads to: it does for certain where both are undefined. */
export interface Comparison {
  /** Proven by the plan: it asks something else. */
  readonly mistake?: Mistake;
  /** What would tell. */
  readonly open?: Fact;
}

/**
 * Compares what a check asks with what its record leads to. A check of the name that fails over is well again as soon as the
 * standby answers: what it gives is not predictable.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/resource-record-sets-values-failover-alias.html
 */
export function compareCheck(net: NetworkBuilder, check: Resource, record: Resource): Comparison {
  const host = askedHost(net, check);
  const set = net.once(recordSets).get(record);
  const own = set === undefined || set.records.length === 1 ? [] : set.records;
  if (host.records.some((one) => own.includes(one) || leadsTo(net, one, own))) {
    return { mistake: { is: 'asks-own-name', origin: net.originOf(check), path: 'fqdn', record: record.id } };
  }
  return unanswered(net, check, host) ?? elsewhere(net, check, record, host);
}

/** Nothing answers the checkers there: they come from the internet, to a port that has to be open. */
function unanswered(net: NetworkBuilder, check: Resource, { targets }: AskedHost): Comparison | undefined {
  const [balancer] = targets;
  if (balancer === undefined) return undefined;
  if (!named('aws_lb').includes(balancer.type)) return closedPort(net, check, balancer);
  if (balancer.attributes.boolean('internal') === true) {
    return {
      mistake: { is: 'asks-inside', origin: net.originOf(check), to: balancer.id, and: net.originOf(balancer) },
    };
  }
  const listeners = net.pointingAt(balancer, 'aws_lb_listener', 'load_balancer_arn', named('aws_lb'));
  const ports = listeners.map(({ attributes }) => attributes.number('port'));
  const port = portOf(check);
  if (port === undefined || ports.length === 0 || ports.some((one) => one === undefined || one === port)) {
    return undefined;
  }
  return { mistake: { is: 'asks-port', origin: net.originOf(check), path: 'port', to: balancer.id, port } };
}

/** A machine whose security groups do not let the checkers in. */
function closedPort(net: NetworkBuilder, check: Resource, target: Resource): Comparison | undefined {
  const node = net.node(target);
  const [machine, ...others] = (node === undefined ? undefined : endsOf(net, node)) ?? [];
  const [resource, port] = [machine === undefined ? undefined : net.draft(machine).resource, portOf(check)];
  if (resource?.type !== 'aws_instance' || others.length > 0 || port === undefined) return undefined;
  const to = receiverAt(net, resource, undefined);
  if (refusing(net, { from: 'internet', to, protocol: 'tcp', port }) === undefined) return undefined;
  return { mistake: { is: 'asks-closed-port', origin: net.originOf(check), path: 'port', to: resource.id, port } };
}

function portOf(check: Resource): number | undefined {
  return check.attributes.number('port') ?? defaultPort(check);
}

function defaultPort({ attributes }: Resource): number | undefined {
  const type = attributes.string('type') ?? '';
  if (attributes.read('port').kind !== 'omitted') return undefined;
  return type.startsWith('HTTPS') ? 443 : type.startsWith('HTTP') ? 80 : undefined;
}

/** It asks neither what the record leads to nor what stands before or behind that. */
function elsewhere(net: NetworkBuilder, check: Resource, record: Resource, host: AskedHost): Comparison {
  const { targets: guarded, unless } = recordTargets(net, record);
  if (guarded.length === 0 || unless !== undefined) return {};
  const { targets, records, literal, open } = host;
  // The check may ask the wrong thing, or the record may have the wrong check.
  const about = { origin: net.originOf(check), record: record.id, and: net.originOf(record) };
  const [first] = [...targets, ...records];
  if (first !== undefined) {
    const asked = [...targets, ...records].flatMap((one) => net.node(one) ?? []);
    if (isOneWay(net, asked, guarded)) return {};
    const outside = records.find((one) => recordTargets(net, one).targets.length === 0);
    if (outside !== undefined) return { open: factAbout(outside, 'leads-to') };
    return { mistake: { is: 'asks-another', ...about, to: first.id } };
  }
  if (literal === undefined || open !== undefined) return open === undefined ? {} : { open };
  // Two addresses are known to differ; what has an address that is not known yet may have this one.
  const values = record.attributes.strings('records').map((one) => one.toLowerCase().replace(/\.$/, ''));
  if (values.includes(literal)) return {};
  if (values.length === 0 && !guarded.every((one) => isMadeNow(net.draft(one).resource, check))) {
    return { open: factAbout(check, 'asked-name', { to: literal }) };
  }
  return { mistake: { is: 'asks-another', ...about, to: literal } };
}

/**
 * A load balancer that this apply makes: AWS gives it its name and its addresses, so what is written already is not one of them.
 * Of a synthesised stack it is not known whether it is there.
 */
function isMadeNow(guarded: Resource | undefined, check: Resource): boolean {
  if (guarded === undefined || ![...named('aws_lb'), 'aws_elb'].includes(guarded.type)) return false;
  const { actions, attributes, document } = guarded;
  const mayBeFixed = isSet(check.attributes, 'ip_address') && isSet(attributes, 'subnet_mapping');
  return document.kind === 'plan' && actions.includes('create') && !mayBeFixed;
}

/** One lies behind the other: what is asked answers for what the record leads to, or is part of it. */
export function isOneWay(net: NetworkBuilder, some: readonly number[], others: readonly number[]): boolean {
  const [behindSome, behindOthers] = [reach(net.drafts, some), reach(net.drafts, others)];
  return others.some((one) => behindSome.has(one)) || some.some((one) => behindOthers.has(one));
}

/** Whether aliases lead from a record to one of `inner`, through any number of others. */
function leadsTo(net: NetworkBuilder, outer: Resource, inner: readonly Resource[]): boolean {
  const seen = new Set([outer]);
  // A set may grow while it is walked: what is added comes later in the same walk.
  for (const one of seen) {
    for (const alias of net.targets(one, 'alias.name', ['aws_route53_record'])) {
      for (const next of net.once(recordSets).get(alias)?.records ?? [alias]) {
        if (inner.includes(next)) return true;
        seen.add(next);
      }
    }
  }
  return false;
}
