import type { Words } from '../words.ts';
import { splitInEnglish } from './split-change.ts';

/** What to do, where the policy does not say it. */
export const fixesInEnglish: Words['fix'] = {
  'as-the-policy-says': ({ text }) => text,
  'settle-first': ({ text }) => `Resolve the unknown first; this fix applies only if the finding remains. ${text}`,
  'measure-first': ({ text }) =>
    `Measure the recovery time in a drill and set it under assumptions in nospof.yaml; this fix applies only if the time exceeds the limit. ${text}`,
  'split-change': (order) => splitInEnglish(order),
  'declare-pool': () =>
    'If the instances form one pool, declare the pool as a service in nospof.yaml (needs: [{ any: [addresses of the instances], detect: end-to-end, switch: 30s }]), or put them behind a load balancer: an aws_lb with an aws_lb_target_group that they are registered in. If each instance has its own role, add a second instance in another zone for each.',
  'complete-inputs': ({ type, lacks }) =>
    lacks === 'listener'
      ? addListener
      : lacks === 'clients'
        ? nameInside
        : (missingInputs.get(type ?? '') ?? completeInputs),
  'add-counterparts': () =>
    'Deploy these services in the test environment as well: the same kinds of load balancer, compute and data store behind an entry of their own, in resources that serve no production service. A smaller size is sufficient. If they are deployed from another plan, give nospof that plan with --test-tier FILE.',
  'break-circle': () =>
    'These components depend on each other, so none of them can start first. If one of them can work without the other, declare an alternative in nospof.yaml or remove that need.',
};

const registerTargets =
  'Also give nospof the plan that registers the targets, or register them in this plan: aws_lb_target_group_attachment, target_group_arns of an aws_autoscaling_group, or load_balancer of an aws_ecs_service.';

const nameInside =
  'If clients on the internet use this name, remove `internal = true` from the load balancer. If only programs inside the VPC use it, put the record into a private aws_route53_zone.';
const addListener =
  'Add an aws_lb_listener with the load_balancer_arn of the load balancer, whose default_action forwards to an aws_lb_target_group. If it is in another plan, also give nospof that plan.';

/** What to give, by the type of an entry with nothing behind it. */
const missingInputs: ReadonlyMap<string, string> = new Map([
  ['aws_lb', registerTargets],
  ['aws_alb', registerTargets],
  [
    'aws_elb',
    'Also give nospof the plan that registers the instances, or register them in this plan: `instances` of the aws_elb, aws_elb_attachment, or load_balancers of an aws_autoscaling_group.',
  ],
]);

const completeInputs =
  'Also give nospof the plan or state that contains the missing resources, or declare them under components in nospof.yaml.';
