import type { NetworkBuilder } from '../../builder.ts';
import { type Missing, allOf } from '../../fact.ts';
import { refusing } from '../paths/admission/flow.ts';
import type { Flow } from '../paths/admission/groups-refuse.ts';
import { mayRefuse } from '../paths/admission/may-refuse.ts';

/** What would tell whether any of several flows gets through, where each is refused or may be, and not all are for certain. */
export function mayRefuseAll(net: NetworkBuilder, flows: readonly Flow[]): Missing {
  const open = flows.filter((flow) => refusing(net, flow) === undefined);
  const all = open.map((flow) => mayRefuse(net, flow)?.missing);
  return all.includes(undefined) ? undefined : allOf(...all);
}
