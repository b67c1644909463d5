import { aboutChange } from '../change/change-facts.ts';
import { finding, withoutLimit } from '../finding.ts';
import { type Check, noOptions } from './check.ts';

/** Owners of the services that rest on what is changed know of it, and whoever approves it is not who makes it. */
export const blastRadiusUnacknowledged: Check = {
  name: 'blast-radius-unacknowledged',
  options: noOptions,
  run(policy, { change }) {
    if (change === undefined) return [];
    const { acknowledged = [], approver: by, implementer } = change.stated ?? {};
    const unknowing = change.services.filter(({ name }) => !acknowledged.includes(name));
    const approver = by === undefined ? 'none' : by === implementer ? 'same' : undefined;
    if (unknowing.length === 0 && approver === undefined) return [];
    return [
      finding(policy, {
        ...aboutChange(change),
        severity: policy.severity,
        statement: { says: 'unacknowledged', services: unknowing.map(({ name }) => name), approver },
        services: (unknowing.length > 0 ? unknowing : change.services).map(withoutLimit),
      }),
    ];
  },
};
