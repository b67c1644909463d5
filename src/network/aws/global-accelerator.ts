import { type Family, alternative } from '../builder.ts';
import { named } from './types.ts';

const listenerType = 'aws_globalaccelerator_listener';
const accelerators = ['aws_globalaccelerator_accelerator'];

/**
 * Anycast addresses over several Regions: clients go to the nearest healthy endpoint group. A dial of 0 stands by.
 * https://docs.aws.amazon.com/global-accelerator/latest/dg/disaster-recovery-resiliency.html
 */
export const accelerator: Family = {
  types: accelerators,
  model(resource, node, net) {
    for (const listener of net.pointingAt(resource, listenerType, 'accelerator_arn', accelerators)) {
      const groups = net.pointingAt(listener, 'aws_globalaccelerator_endpoint_group', 'listener_arn', [listenerType]);
      net.need(node, {
        label: `an endpoint group of ${listener.address}`,
        of: groups.flatMap((group) => {
          const to = net.node(group);
          return to === undefined
            ? []
            : [alternative(to, { active: group.attributes.number('traffic_dial_percentage') !== 0 })];
        }),
        detection: 'end-to-end',
        switchTime: net.times.time('global-accelerator'),
      });
    }
  },
};

export const endpointGroup: Family = {
  types: ['aws_globalaccelerator_endpoint_group'],
  model(group, node, net) {
    const endpoints = net
      .targets(group, 'endpoint_configuration.endpoint_id', [...named('aws_lb'), 'aws_instance', 'aws_eip'])
      .flatMap((target) => net.node(target) ?? []);
    if (endpoints.length === 0) {
      const missing = [`endpoint_configuration.endpoint_id of ${group.address}`];
      const message = `nothing behind ${group.address} is in the inputs`;
      net.openEnds.push({ component: node.index, policyRole: 'entry', message, missing });
      return;
    }
    net.need(node, {
      label: `an endpoint of ${group.address}`,
      of: endpoints,
      detection: 'end-to-end',
      switchTime: net.times.time('global-accelerator'),
    });
  },
};
