import type { Resource } from '../../../../input/deployment.ts';
import type { Draft, Family, NetworkBuilder } from '../../../builder.ts';
import { allOf } from '../../../fact.ts';
import { zoneOf } from '../../places/subnet-zones.ts';
import { subnetsOfPlace } from '../../places/placed.ts';
import { isNat } from '../nat.ts';
import { isFree } from './acl-answer.ts';
import { aclsAnswer } from './acls-refuse.ts';
import { tellRefusing } from './flow.ts';
import type { Flow } from './groups-refuse.ts';
import type { Interface } from './interface.ts';
import { storeEnds } from './store-ends.ts';

/**
 * A family whose parts are told to be refused in a zone where the network ACL lets nothing in: of a store on its port, of a NAT
 * gateway on any.
 */
export function closableByZone(family: Family): Family {
  return {
    ...family,
    model(resource, node, net) {
      const before = net.drafts.length;
      family.model(resource, node, net);
      const flows = flowsInto(net, resource);
      if (flows.length === 0) return;
      const parts = [node, ...net.drafts.slice(before)].filter(({ fails }) => fails);
      for (const [zone, asked] of byZone(net, flows)) {
        const answers = asked.map((flow) => aclsAnswer(net, flow));
        const [first] = answers;
        const [flow] = asked;
        if (first === undefined || flow === undefined || answers.some(isFree)) continue;
        const open = allOf(...answers.map((one) => one.open));
        for (const part of parts.filter((one) => isIn(one, zone))) {
          if (open) net.need(part, { of: [], unless: open });
          else if (first.refused) {
            tellRefusing(net, part, { ...flow, sender: undefined, receiver: resource }, first.refused);
          }
        }
      }
    },
  };
}

interface Into extends Flow {
  readonly to: Interface;
}

/** What has to get into each of its subnets. */
function flowsInto(net: NetworkBuilder, resource: Resource): readonly Into[] {
  if (isNat(resource)) return subnetsOfPlace(net, resource).map((subnet) => into(subnet, undefined));
  return storeEnds(net, resource).flatMap(({ end, ports }) =>
    end.subnets.flatMap((subnet) => ports.map((port) => into(subnet, port))),
  );
}

function into(subnet: Resource, port: number | undefined): Into {
  const to = { subnets: [subnet], groups: { known: [], isWhole: true } };
  return { from: 'anywhere', to, protocol: 'tcp', port };
}

/** By the number of the zone's domain. */
function byZone(net: NetworkBuilder, flows: readonly Into[]): ReadonlyMap<number, readonly Into[]> {
  const found = new Map<number, Into[]>();
  for (const flow of flows) {
    for (const subnet of flow.to.subnets) {
      const zone = zoneOf(net, subnet).memberships[0]?.domain;
      if (zone !== undefined) found.set(zone, [...(found.get(zone) ?? []), flow]);
    }
  }
  return found;
}

function isIn({ domains }: Draft, zone: number): boolean {
  return domains.some(({ domain, world }) => domain === zone && world === undefined);
}
