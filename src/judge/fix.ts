import type { Component } from '../network/network.ts';
import type { Finding } from './report.ts';
import type { Policy } from './policy.ts';

const ofPeers =
  'If they are one pool, declare it as one service in nospof.yaml (needs: [{ any: [their addresses], detect: end-to-end, switch: 30s }]), or put them behind a load balancer: an aws_lb with an aws_lb_target_group they are attached to. If each has a job of its own, give every one a second in another zone.';

/** By the Terraform type of an entry with nothing behind it. */
const ofOpenEnds: ReadonlyMap<string, string> = new Map([
  ...['aws_lb', 'aws_alb'].map(
    (type) =>
      [
        type,
        'Give nospof the plan that registers the targets too, or register them here: aws_lb_target_group_attachment, target_group_arns of an aws_autoscaling_group, or load_balancer of an aws_ecs_service.',
      ] as const,
  ),
  [
    'aws_elb',
    'Give nospof the plan that registers the instances too, or register them here: `instances` of the aws_elb, aws_elb_attachment, or load_balancers of an aws_autoscaling_group.',
  ],
]);

const ofGaps =
  'Give nospof the plan or state that has what is missing too, or declare it under components in nospof.yaml.';

/**
 * What to do about a finding: the text for the type of the first part that failed. What has to be settled first is said by
 * `missing`; a time is settled by measuring it.
 */
export function fixFor(
  policy: Pick<Policy, 'fix' | 'fixes'>,
  finding: Pick<Finding, 'verdict' | 'missing'> & { readonly components: readonly Component[] },
): string {
  const { verdict, missing, components } = finding;
  const fix = policy.fixes.get(components[0]?.origin.type ?? '') ?? policy.fix;
  if (verdict === 'broken') return fix;
  if (components.length > 0 && components.every(({ peers }) => peers !== undefined)) return ofPeers;
  const isTime = missing.length > 0 && missing.every((fact) => fact.startsWith('how long '));
  return isTime
    ? `Measure the time in a drill and set it under assumptions in nospof.yaml. ${ifItStands(fix)}`
    : ifItStands(fix);
}

/** A sentence that begins with an ordinary word goes on in the middle of another; an abbreviation stays as it is. */
function ifItStands(fix: string): string {
  return `If it stands, ${fix.replace(/^[A-Z](?=[a-z]* )/, (letter) => letter.toLowerCase())}`;
}

const ofCircles =
  'In a circle nothing comes up first: if one of them can do without the other, declare an alternative in nospof.yaml, or leave that need out.';

/** What to do about something that is not up even without failure: what it leans on is not in the inputs, or is itself. */
export function fixForGap({
  component,
  isCircle,
}: {
  readonly component: Component;
  readonly isCircle: boolean;
}): string {
  if (isCircle) return ofCircles;
  return ofOpenEnds.get(component.origin.type ?? '') ?? ofGaps;
}
