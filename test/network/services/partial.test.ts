import { expect, test } from 'vitest';
import { buildGraph } from '../../../src/graph/build-graph.ts';
import { readAssumptions } from '../../../src/input/assumptions.ts';
import { parseDeclared } from '../../../src/input/declared/declared.ts';
import { readDeployment } from '../../../src/input/read.ts';
import { judge } from '../../../src/judge/judge.ts';
import { readPolicies } from '../../../src/judge/packs.ts';
import { identifiers } from '../../../src/network/aws/catalogue/identifiers.ts';
import { buildNetwork } from '../../../src/network/build-network.ts';
import { change } from '../../input/inputs.ts';

const assumptions = await readAssumptions();
const policies = await readPolicies();
const plan = {
  format_version: '1.2',
  resource_changes: [change('aws_instance.web', { availability_zone: 'eu-west-1a' })],
};

async function judged(yaml: string, partial = true) {
  const bytes = new TextEncoder().encode(JSON.stringify(plan));
  const deployment = await readDeployment(['here=-'], { stdin: async () => bytes });
  const declared = await parseDeclared(`version: 1\n${yaml}`, 'nospof.yaml');
  const network = buildNetwork(deployment, buildGraph(deployment, identifiers), assumptions, declared, { partial });
  const { findings } = judge(network, policies, { assumptions, asOf: '2026-11-28' });
  return {
    services: network.services.map(({ name }) => name),
    absent: network.coverage.absent.map(({ at, text }) => `${at} ${text}`),
    testTier: findings.find(({ policy }) => policy.id === 'no-test-tier')?.verdict,
    found: findings
      .filter(({ policy }) => policy.id !== 'no-test-tier')
      .map(({ policy, verdict, services }) => [policy.id, verdict, ...services.map((one) => one.service.name)]),
  };
}

test('the name that is given with a plan is the stack of its selectors', async () => {
  const { services, absent } = await judged('services: { web: { entry: here:aws_instance.web } }');
  expect([services, absent]).toEqual([['web'], []]);
});

test('a service of another stack is listed and not judged', async () => {
  const yaml = 'services: { web: { entry: here:aws_instance.web }, shop: { entry: there:aws_lb.* } }';
  expect(await judged(yaml)).toMatchObject({
    services: ['web'],
    absent: ['nospof.yaml:2 there:aws_lb.*'],
    found: [['single-component', 'broken', 'web']],
  });
  await expect(judged(yaml, false)).rejects.toThrow(
    'nospof.yaml:2: "there:aws_lb.*" matches no resource in the inputs',
  );
});

test('an alternative in another stack is assumed to take over; what is needed there, to be up', async () => {
  const other =
    'needs: [{ any: [here:aws_instance.web, there:aws_instance.web], detect: end-to-end, switch: 10s }, there:aws_lb.x]';
  expect(await judged(`services: { web: { ${other} } }`)).toMatchObject({
    services: ['web'],
    absent: ['nospof.yaml:2 there:aws_instance.web', 'nospof.yaml:2 there:aws_lb.x'],
    found: [],
  });
});

test('components, sites, tiers and domains of another stack', async () => {
  const yaml = `
sites: { there: { regions: [us-east-1] } }
tiers: { production: { match: { stack: there } } }
components: { router: { role: router, is: there:aws_customer_gateway.*, modules: { m1: {} } } }
domains: { room: { r1: { battery: true } } }
services: { web: { entry: here:aws_instance.web, needs: [router, router/m1] }, far: { needs: [router] } }
`;
  const { services, absent, found } = await judged(yaml);
  expect(services).toEqual(['web']);
  expect(absent.toSorted()).toEqual([
    'nospof.yaml:3 site there',
    'nospof.yaml:4 tiers.production',
    'nospof.yaml:5 there:aws_customer_gateway.*',
    'nospof.yaml:6 room r1',
  ]);
  expect(found).toEqual([['single-component', 'broken', 'web']]);
});

test('what is misspelt and names no resource is still an error', async () => {
  await expect(judged('services: { web: { needs: [ruoter] } }')).rejects.toThrow(
    'unknown component or service "ruoter"',
  );
});

test('a test tier that is declared and in another stack is listed, and open', async () => {
  const yaml = 'services: { web: { entry: here:aws_instance.web } }';
  const tiers = 'tiers: { test: { match: { stack: staging-* } } }';
  const { absent, testTier } = await judged(`${yaml}\n${tiers}`);
  expect([absent, testTier]).toEqual([['nospof.yaml:3 tiers.test'], 'unproven']);
  expect((await judged(yaml)).testTier).toBe('broken');
});

test('the other site of a dual-site service is assumed to take over for this one', async () => {
  const yaml = `
sites: { here: { regions: [eu-west-1] }, there: { regions: [us-east-1] } }
services: { web: { entry: '*:aws_instance.web', dual-site: true } }
`;
  const { absent, found } = await judged(yaml);
  expect(absent).toEqual(['nospof.yaml:3 site there', 'nospof.yaml:4 web there']);
  expect(found).toEqual([['single-component', 'broken', 'web']]);
});
