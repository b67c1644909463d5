import type { NetworkBuilder } from '../../builder.ts';
import { reach } from '../../reach.ts';

/**
 * Whether a component works until another one is lost, and for certain no more after that, when all else works that can. Needs
 * that are not certain do not count; alternatives that are not do.
 */
export function stopsWithout(net: NetworkBuilder, component: number, lost: number): boolean {
  const behind = [...reach(net.drafts, [component])];
  const isDown = (down: Set<number>): boolean => {
    for (let before = -1; before < down.size;) {
      before = down.size;
      for (const index of behind) if (lacksOne(net, index, down)) down.add(index);
    }
    return down.has(component);
  };
  return !isDown(new Set()) && isDown(new Set([lost]));
}

function lacksOne(net: NetworkBuilder, index: number, down: ReadonlySet<number>): boolean {
  return net
    .draft(index)
    .needs.some(
      ({ k, alternatives, world }) =>
        world !== 'worst' && alternatives.filter((one) => !down.has(one.component)).length < k,
    );
}
