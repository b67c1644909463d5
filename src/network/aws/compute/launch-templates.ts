import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';

/** Launch template and configuration: what the members run, and so what they refer to. */
export function launchTemplates(net: NetworkBuilder, group: Resource): readonly Resource[] {
  const types = ['aws_launch_template', 'aws_launch_configuration'];
  const paths = [
    'launch_template.id',
    'launch_template.name',
    'launch_configuration',
    'mixed_instances_policy.launch_template.launch_template_specification.launch_template_id',
    'mixed_instances_policy.launch_template.launch_template_specification.launch_template_name',
  ];
  return [...new Set(paths.flatMap((path) => net.targets(group, path, types)))];
}
