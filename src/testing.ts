export { networks } from './testing/named-networks.ts';
export { testPolicy } from './testing/policy-test.ts';
export type { CheckTest, PolicyTest, TestInputs, TestResult, TestVerdict } from './testing/policy-test.ts';
export { region, tagged, tinyNetwork, unknown } from './testing/tiny-network.ts';
export type { Resources, TestInput } from './testing/tiny-network.ts';
