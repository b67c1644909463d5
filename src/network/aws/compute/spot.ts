import type { Attributes } from '../../../input/attributes.ts';
import type { Resource } from '../../../input/deployment.ts';
import { type Fact, allowedBy } from '../../fact.ts';

/**
 * The argument that makes all instances of an Auto Scaling group Spot instances of one type; undefined where there are
 * others. AWS may take all Spot instances of one type back at the same time, with two minutes' notice.
 * https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/spot-best-practices.html
 */
export function onlySpot(group: Resource, templates: readonly Resource[]): Fact | undefined {
  if (isOfManyTypes(group.attributes)) return undefined;
  const [mixed] = group.attributes.blocks('mixed_instances_policy');
  if (mixed) {
    const path = 'mixed_instances_policy.instances_distribution';
    const always = number(group, `${path}.on_demand_base_capacity`, 0);
    const share = number(group, `${path}.on_demand_percentage_above_base_capacity`, 100);
    if (always === 0 && share === 0) return allowedBy(group, `${path}.on_demand_base_capacity`);
  }
  const path = 'instance_market_options.market_type';
  const template = templates.find(({ attributes }) => attributes.string(path) === 'spot');
  if (template) return allowedBy(template, path);
  const configuration = templates.find(({ attributes }) => (attributes.string('spot_price') ?? '') !== '');
  return configuration && allowedBy(configuration, 'spot_price');
}

/** The same of a node group of EKS. */
export function onlySpotNodes(group: Resource): Fact | undefined {
  const { attributes } = group;
  const isSpot = attributes.string('capacity_type') === 'SPOT' && (attributes.length('instance_types') ?? 1) < 2;
  return isSpot ? allowedBy(group, 'capacity_type') : undefined;
}

/**
 * The same of tasks on Fargate: all capacity providers of the strategy are Fargate Spot.
 * https://docs.aws.amazon.com/AmazonECS/latest/developerguide/fargate-capacity-providers.html
 */
export function onlySpotTasks(service: Resource): Fact | undefined {
  const strategy = service.attributes.blocks('capacity_provider_strategy');
  const isSpot = strategy.length > 0 && strategy.every((one) => one.string('capacity_provider') === 'FARGATE_SPOT');
  return isSpot ? allowedBy(service, 'capacity_provider_strategy') : undefined;
}

function number({ attributes }: Resource, path: string, whenOmitted: number): number | undefined {
  return attributes.read(path).kind === 'omitted' ? whenOmitted : attributes.number(path);
}

/** Several types, or requirements that several types meet. */
function isOfManyTypes(attributes: Attributes): boolean {
  const overrides = attributes.blocks('mixed_instances_policy.launch_template.override');
  const hasRequirements = overrides.some((one) => one.blocks('instance_requirements').length > 0);
  return hasRequirements || new Set(overrides.map((one) => one.string('instance_type'))).size > 1;
}
