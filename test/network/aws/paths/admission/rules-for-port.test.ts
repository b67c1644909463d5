import { expect, test } from 'vitest';
import type { Resource } from '../../../../../src/input/deployment.ts';
import type { NetworkBuilder } from '../../../../../src/network/builder.ts';
import type { Rule } from '../../../../../src/network/aws/paths/admission/group-rule.ts';
import { firstFor, rulesByPeer } from '../../../../../src/network/aws/paths/admission/rules-for-port.ts';
import type { End } from '../../../../../src/network/aws/paths/admission/interface.ts';

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- rules and ends compare groups by identity only
const groups = Array.from({ length: 1000 }, (_, index) => ({ id: `g${index}` }) as Resource);
// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- groups are compared without looking into the inputs
const net = {} as NetworkBuilder;
const from = (...known: readonly Resource[]): End => ({
  subnets: [],
  groups: { known, isWhole: true },
  onlyGroups: true,
});

function ruleFor(group: Resource): Rule {
  return { owner: group, path: '', protocol: 'tcp', ports: [443, 443], peers: [{ group }] };
}

test('the first rule for one of its groups, in the order written', () => {
  const rules = rulesByPeer([groups[2]!, groups[0]!, groups[1]!].map(ruleFor));
  expect(firstFor(net, rules, from(groups[0]!))?.owner).toBe(groups[0]);
  expect(firstFor(net, rules, from(groups[1]!, groups[2]!))?.owner).toBe(groups[2]);
  expect(firstFor(net, rules, from(groups[3]!))).toBeUndefined();
  expect(firstFor(net, rules, { subnets: [], groups: { known: [], isWhole: false } })?.owner).toBe(groups[2]);
  expect(
    firstFor(net, rulesByPeer([...[groups[4]!].map(ruleFor), { ...ruleFor(groups[5]!), peers: ['open'] }]), from())
      ?.owner,
  ).toBe(groups[5]);
});

test('rules for other groups are not looked at', () => {
  const rules = rulesByPeer(groups.map(ruleFor));
  let looked = 0;
  for (const group of groups) {
    const found = firstFor(net, rules, from(group), () => {
      looked++;
      return true;
    });
    expect(found?.owner).toBe(group);
  }
  expect(looked).toBe(groups.length);
});
