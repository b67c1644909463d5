import { endOfQuoted } from '../../quoted.ts';
import type { Finding } from '../report.ts';
import { groupBy } from '../../multimap.ts';

/** Findings of one policy, folded: each `first` is told in full, its `alike` are only named. */
export interface Cause {
  readonly policy: string;
  readonly shapes: readonly Shape[];
  /** The advice, when folded and the same for all of them; else each finding prints its own. */
  readonly fix: string | undefined;
}

export interface Shape {
  readonly first: Finding;
  readonly alike: readonly Finding[];
}

/** `findings` by policy, in the order they come; with `fold`, those of one shape stand together. */
export function causes(findings: readonly Finding[], fold: boolean): Cause[] {
  const byPolicy = groupBy(findings, (finding) => finding.policy);
  return Array.from(byPolicy, ([policy, ofPolicy]) => {
    const shapes = fold ? [...groupBy(ofPolicy, shape).values()] : ofPolicy.map((finding) => [finding]);
    const fixes = new Set(ofPolicy.map((finding) => finding.fix));
    return {
      policy,
      shapes: shapes.flatMap(([first, ...alike]) => (first === undefined ? [] : [{ first, alike }])),
      fix: fold && fixes.size === 1 ? [...fixes][0] : undefined,
    };
  });
}

/** Two findings look alike when resources of the same types fail the same way and are missed for the same time. */
function shape(finding: Finding): string {
  const types = [...new Set(finding.addresses.map(resourceType))].toSorted();
  // What is about a line of a file of one's own is told line by line.
  const own = types.length === 0 ? finding.source : null;
  const longest = finding.services.map((service) => service.outage.join('-')).toSorted();
  return JSON.stringify([finding.failure.mode, types, [...new Set(longest)], own]);
}

/** `module.a["x.y"].aws_lb.web[0]` is an `aws_lb`. */
export function resourceType(address: string): string {
  const steps = withoutKeys(address).split('.');
  return steps.at(-2) ?? address;
}

function withoutKeys(address: string): string {
  let rest = '';
  let at = 0;
  for (let open = address.indexOf('['); open >= 0; open = address.indexOf('[', at)) {
    rest += address.slice(at, open);
    const end = address[open + 1] === '"' ? endOfQuoted(address, open + 1) : address.indexOf(']', open);
    if (end === undefined || end < 0) return rest;
    at = address[end] === ']' ? end + 1 : end;
  }
  return rest + address.slice(at);
}
