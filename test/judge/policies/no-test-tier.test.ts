import { expect, test } from 'vitest';
import { type NetworkSketch, network } from '../../networks.ts';
import { judged, lines } from '../judged.ts';

/** A service behind a switch, with what it is compared by. */
function service(
  drawn: NetworkSketch,
  name: string,
  tier: 'production' | 'test' | 'unstated',
  kinds: readonly string[],
  address = `aws_lb.${name}`,
): NetworkSketch {
  for (const kind of kinds) {
    const parts = ['a', 'b'].map((part) => `${name} ${kind} ${part}`);
    for (const part of parts) drawn.component(part, { tier, productClass: kind });
  }
  return drawn
    .group(name, { tier, address, needs: kinds.map((kind) => ['a', 'b'].map((part) => `${name} ${kind} ${part}`)) })
    .service(name, { root: name, tier });
}

const web = ['aws_lb/network', 'aws_autoscaling_group', 'aws_rds_cluster/aurora-mysql'];
const stated = { productionStated: true, statedBy: { from: 'tag', key: 'Environment', text: 'production' } } as const;

/** What no-test-tier and untested-component say where both tiers are stated. */
function said(draw: (drawn: NetworkSketch) => NetworkSketch): string[] {
  return lines(draw(network().tiers({ ...stated, testInInputs: true })).build()).filter(
    (line) => line.includes('no-test-tier') || line.includes('untested'),
  );
}

test.each([
  [
    'is stated',
    stated,
    'The inputs are production (tag Environment=production), and no test environment is included or declared',
  ],
  ['is not stated', {}, 'There is no test environment: the inputs state none, so all resources count as production'],
])('production that %s, and nothing that is test', (_, tiers, message) => {
  const drawn = service(network().tiers(tiers), 'web', 'unstated', web);
  expect(lines(drawn.build())).toEqual([`error broken no-test-tier: ${message}`]);
});

test('three ways out', () => {
  const [finding] = judged(service(network(), 'web', 'unstated', web).build()).findings;
  expect(finding?.fix).toMatch(/Environment=staging.*--test-tier staging\.json.*disable: \{ no-test-tier: 'REASON' \}/);
});

test('nothing in the input, or nothing that can fail, or only a test tier: nothing to ask', () => {
  expect(lines(network().build())).toEqual([]);
  const regional = network().group('api', { type: 'aws_apigatewayv2_api', service: 'entry' });
  expect(lines(regional.service('api', { root: 'api' }).build())).toEqual([]);
  expect(said((drawn) => service(drawn, 'web', 'test', web))).toEqual([]);
});

test('what perhaps can fail perhaps has to be tried first', () => {
  const open = (drawn: NetworkSketch): NetworkSketch =>
    drawn
      .component('server', { productClass: 'aws_instance' })
      .group('api', { service: 'entry', needs: [{ any: ['server'], world: 'worst', missing: 'route of the API' }] })
      .service('api', { root: 'api' });
  const { findings } = judged(open(network()).build());
  expect(findings.filter(({ policy }) => policy === 'no-test-tier')).toEqual([
    expect.objectContaining({ verdict: 'unproven', missing: ['route of the API'] }),
  ]);
  // One that must be tried is enough.
  expect(lines(open(service(network(), 'web', 'unstated', web)).build())).toContain(
    'error broken no-test-tier: There is no test environment: the inputs state none, so all resources count as production',
  );
});

test('beside a test tier, what perhaps can fail perhaps has no counterpart', () => {
  const open = (drawn: NetworkSketch): NetworkSketch =>
    drawn
      .component('server', { tier: 'production', productClass: 'aws_autoscaling_group' })
      .group('api', {
        tier: 'production',
        service: 'entry',
        needs: [{ any: ['server'], world: 'worst', missing: 'route of the API' }],
      })
      .service('api', { root: 'api', tier: 'production' });
  const both = (drawn: NetworkSketch) => service(service(drawn, 'web', 'production', web), 'trial', 'test', web);
  const { findings } = judged(open(both(network().tiers({ ...stated, testInInputs: true }))).build());
  expect(findings.filter(({ policy }) => policy === 'no-test-tier')).toEqual([
    expect.objectContaining({
      verdict: 'unproven',
      missing: ['route of the API'],
      services: [expect.objectContaining({ name: 'api' })],
    }),
  ]);
  // One of the same kind is enough, and takes no counterpart from what must have one.
  expect(said((drawn) => service(open(both(drawn)), 'tried', 'test', ['aws_autoscaling_group']))).toEqual([]);
});

test('a counterpart of the same kind, under any name and of any size', () => {
  expect(said((drawn) => service(service(drawn, 'web', 'production', web), 'trial', 'test', web))).toEqual([]);
});

test('a bucket with the tag is no test tier', () => {
  const found = said((drawn) =>
    service(drawn, 'web', 'production', web).component('bucket', { tier: 'test', productClass: 'aws_s3_bucket' }),
  );
  expect(found).toEqual([
    'error broken no-test-tier: What is labelled as the test environment is none: it has no counterpart of web (aws_autoscaling_group, aws_lb/network and aws_rds_cluster/aurora-mysql) in resources that production does not use',
  ]);
});

test('a stack that nothing enters is no test tier', () => {
  const found = said((drawn) =>
    service(drawn, 'web', 'production', web)
      .component('pool', { tier: 'test', productClass: 'aws_autoscaling_group' })
      .service('pool', { root: 'pool', tier: 'test', entered: false }),
  );
  expect(found).toEqual([expect.stringContaining('error broken no-test-tier')]);
});

test('the second site of production, labelled as a test tier, is none', () => {
  const found = said((drawn) =>
    service(service(drawn, 'north', 'production', web), 'south', 'test', web)
      .component('lost', { tier: 'test', productClass: 'aws_s3_bucket' })
      .group('name', { tier: 'production', needs: [['north', 'south']] })
      .service('name', { root: 'name', tier: 'production' }),
  );
  expect(found).toEqual([expect.stringContaining('labelled as the test environment is none')]);
});

test('one service of two without a counterpart is named, the twin of the other is not', () => {
  const drawn = ['web', 'shop'].reduce((all, name) => service(all, name, 'production', web), network());
  service(drawn.tiers({ ...stated, testInInputs: true }), 'shop-test', 'test', web, 'aws_lb.shop');
  const findings = judged(drawn.build()).findings.filter(({ policy }) => policy === 'no-test-tier');
  expect(findings.map(({ addresses, services }) => [addresses, services.map(({ name }) => name)])).toEqual([
    [['aws_lb.web'], ['web']],
  ]);
});

test('a kind the whole test tier lacks is untested, and no reason to have none', () => {
  const alb = ['aws_lb/application', ...web.slice(1)];
  expect(said((drawn) => service(service(drawn, 'web', 'production', web), 'trial', 'test', alb))).toEqual([
    'warning broken untested-component: Production has aws_lb/network, but the test environment does not',
  ]);
});

test('an entry of the test tier that leads out of the inputs leaves it open', () => {
  const [finding, ...others] = said((drawn) =>
    service(drawn, 'web', 'production', web)
      .component('pool', { tier: 'test', productClass: 'aws_autoscaling_group' })
      .component('switch', { tier: 'test', productClass: 'aws_lb/network' })
      .component('db', { tier: 'test', productClass: 'aws_rds_cluster/aurora-mysql' })
      .group('trial', { tier: 'test' })
      .openEnd('trial', { policyRole: 'l4-switch', missing: ['targets of trial'] })
      .service('trial', { root: 'trial', tier: 'test' }),
  );
  expect(others).toEqual([]);
  expect(finding).toMatch(/^error unproven no-test-tier: .* may have no counterpart of web/);
});

test('a load balancer of the test tier with nothing behind it is no counterpart', () => {
  const found = said((drawn) =>
    service(drawn, 'web', 'production', web)
      .component('switch', { role: 'l4-switch', tier: 'test', productClass: 'aws_lb/network' })
      .service('switch', { root: 'switch', tier: 'test' }),
  );
  expect(found).toEqual([expect.stringContaining('error broken no-test-tier')]);
});

test('an entry that states nothing, in front of what is test, is no production', () => {
  const found = said((drawn) =>
    service(service(drawn, 'web', 'production', web), 'trial', 'test', web)
      .group('door', { needs: ['trial'] })
      .service('door', { root: 'door' }),
  );
  expect(found).toEqual([]);
});

test('what lost its name in production has its counterpart behind the name in the test tier', () => {
  const found = (address: string) =>
    said((drawn) =>
      service(drawn, 'web', 'production', web)
        .component('switch', { tier: 'production', productClass: 'aws_lb/network' })
        .group('shop', { tier: 'production', address: null, needs: ['switch'] })
        .service('shop', { root: 'shop', tier: 'production', declared: true })
        .component('pool', { tier: 'test', productClass: 'aws_autoscaling_group' })
        .component('db', { tier: 'test', productClass: 'aws_rds_cluster/aurora-mysql' })
        .component('node', { tier: 'test', productClass: 'aws_lb/network' })
        .group(address, { tier: 'test', needs: ['node', 'pool', 'db'] })
        .group('name', { tier: 'test', needs: [address] })
        .service('name', { root: 'name', tier: 'test' }),
    );
  expect(found('aws_lb.web')).toEqual([]);
  expect(found('aws_lb.trial')).toEqual([expect.stringContaining('no counterpart of')]);
});
