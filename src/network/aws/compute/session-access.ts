import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { isSet } from '../settings.ts';

/** What Session Manager needs and no program does. Source: https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-getting-started-instance-profile.html */
const sessions = ':policy/AmazonSSMManagedInstanceCore';

const ownProgram = ['user_data', 'user_data_base64'];
const profiles = ['aws_iam_instance_profile'];
const roles = ['aws_iam_role'];

/**
 * Operators come to a machine by Session Manager, and it can do nothing else: its role has the policy for sessions and no other,
 * and nothing starts a program on it. Most machines have that policy beside those of their work. What is not known is no proof.
 */
export function isForSessions(net: NetworkBuilder, machine: Resource, documents: readonly Resource[]): boolean {
  if (documents.some(({ attributes }) => ownProgram.some((path) => isSet(attributes, path)))) return false;
  const [profile, ...more] = net.targets(machine, 'iam_instance_profile', profiles);
  if (profile === undefined || more.length > 0) return false;
  const [role, ...others] = net.targets(profile, 'role', roles);
  return role !== undefined && others.length === 0 && hasSessionsOnly(net, role);
}

function hasSessionsOnly(net: NetworkBuilder, role: Resource): boolean {
  const { attributes } = role;
  if (isSet(attributes, 'inline_policy') || net.pointingAt(role, 'aws_iam_role_policy', 'role', roles).length > 0) {
    return false;
  }
  const managed = attributes.read('managed_policy_arns');
  if (isSet(attributes, 'managed_policy_arns') && managed.kind !== 'known') return false;
  const attached = [
    ...attributes.strings('managed_policy_arns'),
    ...net
      .pointingAt(role, 'aws_iam_role_policy_attachment', 'role', roles)
      .map((attachment) => attachment.attributes.string('policy_arn')),
  ];
  return attached.length > 0 && attached.every((arn) => arn?.endsWith(sessions));
}
