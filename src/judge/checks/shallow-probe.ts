import { argument } from '../../network/fact.ts';
import type { Component, Need, Network, Role, Service } from '../../network/network.ts';
import { resourceTitle } from '../../network/title.ts';
import { clusters } from '../clusters.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import type { CheckPolicy } from '../policy.ts';
import { originOf, tierOf } from '../resource-origin.ts';
import { severityInTier } from '../severity.ts';
import type { ProbeFlaw } from '../statements/detection-statements.ts';
import { stoodOn } from '../stood-on.ts';
import { committed } from '../strict-services.ts';
import { writtenAt } from '../written-at.ts';
import type { Check, CheckFacts } from './check.ts';

/**
 * What watches the alternatives of a need must go all the way the traffic goes, in packets as large as the way carries: a
 * degraded part lets small packets pass. `bytes` is what an ordinary way carries, `over-vpn` what a VPN does.
 */
export const shallowProbe: Check = {
  name: 'shallow-probe',
  options: {
    type: 'object',
    additionalProperties: false,
    properties: {
      bytes: { title: 'a number of bytes', type: 'integer', minimum: 1 },
      'over-vpn': { title: 'a number of bytes', type: 'integer', minimum: 1 },
    },
  },
  run(policy, facts) {
    return [...ofNeeds(policy, facts), ...ofPlan(policy, facts)];
  },
};

const packet = 1500;
// https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-limits.html
const vpnPacket = 1446;

function sizeOf({ options }: CheckPolicy, isVpn: boolean): number {
  const [key, usual] = isVpn ? ['over-vpn', vpnPacket] : ['bytes', packet];
  const chosen = options[key];
  return typeof chosen === 'number' ? chosen : usual;
}

interface Flawed {
  readonly service: Service;
  readonly user: Component;
  readonly need: Need;
  readonly flaws: readonly ProbeFlaw[];
}

/** One finding for needs of one user, and for needs for the same alternatives. */
function ofNeeds(policy: CheckPolicy, { network, models }: CheckFacts): readonly Finding[] {
  const found = committed(network).flatMap((service) => {
    const behind = stoodOn(models.best, service.root);
    // Where a VPN is one of its ways, packets are no larger than what that carries.
    const size = sizeOf(
      policy,
      behind.some(({ origin }) => origin.type === 'aws_vpn_connection'),
    );
    return behind.flatMap((user) =>
      user.needs.flatMap((need): Flawed | [] => {
        const flaws = flawsOf(size, network, need);
        return flaws.length === 0 ? [] : { service, user, need, flaws };
      }),
    );
  });
  const alike = clusters(found, ({ user, need }) => [
    `user ${user.index}`,
    `of ${need.alternatives.map(({ component }) => component).join(' ')}`,
  ]);
  return alike.map((cluster) => {
    const users = [...new Set(cluster.map(({ user }) => user))];
    const resources = users.filter(({ origin }) => origin.resource !== undefined);
    const [at] = cluster.flatMap(({ need }) => writtenAt(need.at) ?? []);
    return finding(policy, {
      severity: policy.severity,
      verdict: 'broken',
      statement: { says: 'shallow-probe', flaws: worstOf(cluster.flatMap(({ flaws }) => flaws)) },
      subject: users.map(({ title }) => title),
      components: [],
      at: resources.map(({ origin }) => origin),
      written: at,
      lasting: users.map(({ id }) => id).join(' '),
      services: [...new Set(cluster.map(({ service }) => service))].map(withoutLimit),
      witness: [],
      missing: [],
    });
  });
}

/** Only what is stated of a switch to another alternative is asked about. */
function flawsOf(size: number, network: Network, need: Need): readonly ProbeFlaw[] {
  const { stated, alternatives, detection, probe } = need;
  if (stated !== true || alternatives.length < 2) return [];
  if (probe === undefined) {
    return detection === 'end-to-end' && alternatives.some((one) => isNetwork(network, one.component))
      ? [{ is: 'no-probe' }]
      : [];
  }
  const flaws: ProbeFlaw[] = [];
  if (probe.wholePath !== true) flaws.push({ is: probe.wholePath === false ? 'not-whole-path' : 'path-not-stated' });
  if (probe.bytes === undefined) flaws.push({ is: 'size-not-stated' });
  else if (probe.bytes < size) flaws.push({ is: 'too-small', bytes: probe.bytes, size });
  return flaws;
}

const networkRoles: readonly Role[] = ['router', 'link', 'l4-switch'];

/** A device of the network, or a junction of such. */
function isNetwork({ components }: Network, index: number): boolean {
  const component = components[index];
  if (component === undefined) return false;
  if (component.role !== 'group') return networkRoles.includes(component.role);
  const below = component.needs.flatMap(({ alternatives }) =>
    alternatives.map((one) => components[one.component]?.role),
  );
  return below.some((role) => role !== undefined && networkRoles.includes(role));
}

/** Each kind once; of several sizes the smallest. */
function worstOf(flaws: readonly ProbeFlaw[]): readonly ProbeFlaw[] {
  const worst = new Map<string, ProbeFlaw>();
  for (const flaw of flaws) {
    const known = worst.get(flaw.is);
    const isSmaller = known?.is === 'too-small' && flaw.is === 'too-small' && (flaw.bytes ?? 0) < (known.bytes ?? 0);
    if (known === undefined || isSmaller) worst.set(flaw.is, flaw);
  }
  return [...worst.values()];
}

/** Probes of the plan: AWS sends 56 bytes where nothing is written. */
function ofPlan(policy: CheckPolicy, { resources }: CheckFacts): readonly Finding[] {
  const size = sizeOf(
    policy,
    resources.some(({ type }) => type === 'aws_vpn_connection'),
  );
  return resources.flatMap((probe) => {
    if (probe.type !== 'aws_networkmonitor_probe' || probe.mode !== 'managed') return [];
    const written = probe.attributes.read('packet_size');
    const bytes = written.kind === 'omitted' ? 56 : probe.attributes.number('packet_size');
    if (bytes !== undefined && bytes >= size) return [];
    return finding(policy, {
      severity: severityInTier(policy.severity, tierOf(probe)),
      verdict: bytes === undefined ? 'unproven' : 'broken',
      statement: { says: 'shallow-probe', flaws: [{ is: 'too-small', bytes, size }] },
      subject: [resourceTitle({ id: probe.id })],
      components: [],
      at: [originOf(probe)],
      services: [],
      witness: [],
      missing: bytes === undefined ? [argument(probe, 'packet_size')] : [],
    });
  });
}
