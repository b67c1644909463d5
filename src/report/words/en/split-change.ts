import type { Fix } from '../../../judge/fix.ts';
import type { Role } from '../../../network/network.ts';
import { targetOption } from '../target-option.ts';
import { all } from './joined.ts';

/** In which order to apply a change that must not be applied at once. */
export function splitInEnglish({ isDeclared, steps, bound, waitFor, isReplaced, isOpen }: Fix<'split-change'>): string {
  const first = isOpen ? 'Resolve the unknown first; if they are down, do this. ' : '';
  const wait = all([...new Set(waitFor.map((role) => serving[role] ?? 'they serve again'))]);
  if (isDeclared) {
    const order = steps.map((parts) => all(parts)).join(', then ');
    return `${first}Do one after the other: ${order}. Before each next step, wait until ${wait}. In nospof.yaml, remove \`together\` from these steps.`;
  }
  if (bound.length > 0) {
    const or = isReplaced ? 'Set create_before_destroy = true in lifecycle of these resources, or give' : 'Give';
    return `${first}${or} each of them a block or a stack of its own: ${all(bound)} ${bound.length === 1 ? 'refers' : 'refer'} to all of them, so Terraform cannot apply one of them alone with -target.`;
  }
  const targeted = steps.slice(0, -1).map((targets) => `\`terraform apply ${targets.map(targetOption).join(' ')}\``);
  const freely = isReplaced
    ? ' To need no order, set create_before_destroy = true in lifecycle of what is replaced.'
    : '';
  return `${first}Apply it in ${steps.length} steps: ${targeted.join(', then ')}, and at last \`terraform apply\`. Before each next step, wait until ${wait}.${freely}`;
}

/** What tells that a part serves again. */
const serving: Readonly<Partial<Record<Role, string>>> = {
  compute: 'the changed one passes its health checks',
  datastore: 'the database is available and its replicas have caught up',
  cache: 'the cache is available and its replicas have caught up',
  router: 'traffic passes the changed one (its routes are learned, its tunnels are up)',
  link: 'traffic passes the changed one (its tunnels and BGP sessions are up)',
  'l4-switch': 'the changed one is active and its targets are healthy',
  'l7-proxy': 'the changed one is active and its targets are healthy',
  firewall: 'traffic passes the changed one',
};
