import type { Resource } from '../../../input/deployment.ts';
import { type Draft, type Family, type NetworkBuilder, atOnce } from '../../builder.ts';
import type { Mistake } from '../../mistake.ts';
import { resourceTitle } from '../../title.ts';
import { needAnswers } from './name-answers.ts';
import { recordSets } from './record-sets.ts';
import { recordTargets } from './record-targets.ts';

/**
 * Records of one name and type are alternatives. Only a member with a health signal (a health check, or an alias that
 * evaluates its target's health) is taken out of answers when it fails.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-how-route-53-chooses-records.html
 */
export const record: Family = {
  types: ['aws_route53_record'],
  model(resource, node, net) {
    node.standsForOthers = true;
    const set = recordSet(net, resource);
    if (set !== undefined) net.need(node, { of: [set.index] });
  },
};

/** An address stands for what it is bound to. */
export const elasticAddress: Family = {
  types: ['aws_eip'],
  model(address, node, net) {
    const owners = [
      ...net.targets(address, 'instance', ['aws_instance']),
      ...net.targets(address, 'network_interface', ['aws_network_interface']),
      ...net
        .pointingAt(address, 'aws_eip_association', 'allocation_id', ['aws_eip'])
        .flatMap((join) => [
          ...net.targets(join, 'instance_id', ['aws_instance']),
          ...net.targets(join, 'network_interface_id', ['aws_network_interface']),
        ]),
    ];
    const owner = owners[0] && net.node(owners[0]);
    if (owner !== undefined) net.need(node, { of: [owner] });
  },
};

/** The junction for a record's name; undefined where none of its members leads to something in the inputs. */
export function recordSet(net: NetworkBuilder, resource: Resource): Draft | undefined {
  const set = net.once(recordSets).get(resource);
  if (!set) return undefined;
  const id = `name ${set.key}`;
  const known = net.find(id);
  if (known) return known;
  const members = set.records.flatMap((one) => {
    const node = recordMember(net, one);
    return node === undefined ? [] : [{ node, one }];
  });
  if (members.length === 0) return undefined;
  const draft = net.group(id, set.title);
  // What a check asks is compared with what its record leads to, which has to be drawn for that.
  net.last(() => needAnswers(net, draft, set, members));
  return draft;
}

/** The site-local member of a name, for judging a dual-site service within each site. */
export function recordMembers(net: NetworkBuilder, resource: Resource): readonly number[] {
  return (net.once(recordSets).get(resource)?.records ?? []).flatMap((one) => recordMember(net, one) ?? []);
}

function recordMember(net: NetworkBuilder, one: Resource): number | undefined {
  const id = `${one.id} answer`;
  const known = net.find(id);
  if (known) return known.index;
  const { targets, unless } = recordTargets(net, one);
  if (targets.length === 0) return undefined;
  const member = net.group(id, resourceTitle(one));
  member.origin = net.originOf(one);
  member.site = net.draft(targets[0] ?? member.index).site;
  net.need(member, {
    of: targets,
    // Several values in one record are answered in turn, unchecked; one of several candidates is another matter.
    ...(unless === undefined ? { detection: 'none' } : { detection: 'end-to-end', switchTime: atOnce }),
    ...(unless === undefined && targets.length > 1 && { mistake: severalValues(net, one) }),
  });
  if (unless !== undefined) {
    for (const target of targets) net.need(member, { of: [target], unless });
  }
  return member.index;
}

function severalValues(net: NetworkBuilder, one: Resource): Mistake {
  return { is: 'several-values', origin: net.originOf(one), path: 'records' };
}
