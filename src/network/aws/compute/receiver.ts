import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder, Zone } from '../../builder.ts';
import { type Groups, type Interface, groupsAt, unknownGroups } from '../paths/admission/interface.ts';
import type { PlacedIn } from '../places/placed.ts';
import { placement } from '../places/placement.ts';
import { isType } from '../type-aliases.ts';
import { launchTemplates } from './launch-templates.ts';
import { groupPlaces } from './group-places.ts';
import { machineProgram, taskProgram } from './program.ts';

/** The interface of a member that stands in `zone`, or in any where that is undefined. Open for what has none in the inputs. */
export function receiverAt(net: NetworkBuilder, resource: Resource, zone: Zone | undefined): Interface {
  const { places, groups } = receiverOf(net, resource);
  const here = places.filter((one) => zone === undefined || one.zone?.key === zone.key);
  return { groups, subnets: here.some(({ doubt }) => doubt) ? [] : here.flatMap(({ subnets }) => subnets) };
}

interface Receiver {
  readonly places: readonly PlacedIn[];
  readonly groups: Groups;
}

function receiverOf(net: NetworkBuilder, resource: Resource): Receiver {
  const known = net.once(knownReceivers);
  const found = known.get(resource) ?? find(net, resource);
  known.set(resource, found);
  return found;
}

function knownReceivers(): Map<Resource, Receiver> {
  return new Map();
}

function find(net: NetworkBuilder, resource: Resource): Receiver {
  const places = placement(net, resource).zones;
  const [subnet] = places[0]?.subnets ?? [];
  if (resource.mode === 'data') return { places: [], groups: unknownGroups };
  switch (resource.type) {
    case 'aws_instance':
      return { places, groups: machineProgram(net, resource, launchTemplates(net, resource), subnet).groups };
    case 'aws_autoscaling_group': {
      const templates = launchTemplates(net, resource);
      const own = groupPlaces(net, resource, templates);
      return { places: own, groups: machineProgram(net, resource, templates, own[0]?.subnets[0]).groups };
    }
    case 'aws_ecs_service':
      return { places, groups: taskProgram(net, [resource], subnet).groups };
    default:
      // A load balancer behind another one.
      return {
        places,
        groups: isType(resource, 'aws_lb') ? groupsAt(net, resource, ['security_groups']) : unknownGroups,
      };
  }
}
