import { expect, test } from 'vitest';
import { network } from '../../networks.ts';
import { lines } from '../judged.ts';

const statedBy = { from: 'tag', key: 'Environment', text: 'production' } as const;

function tiers(tierOfDb: 'production' | 'unstated') {
  return network()
    .tiers({ productionStated: true, statedBy, testInInputs: true })
    .component('app', { tier: 'production', productClass: 'aws_instance' })
    .component('db', { tier: tierOfDb, productClass: 'aws_db_instance/mysql' })
    .component('app-test', { tier: 'test', productClass: 'aws_instance' });
}

test('a database engine the test tier lacks is a warning', () => {
  expect(lines(tiers('production').build())).toEqual([
    'warning broken untested-component: Production has aws_db_instance/mysql, but the test environment does not',
  ]);
});

test('with a counterpart it holds, whatever its size', () => {
  const drawn = tiers('production').component('db-test', { tier: 'test', productClass: 'aws_db_instance/mysql' });
  expect(lines(drawn.build())).toEqual([]);
});

test('outside of any stated tier it is unproven', () => {
  expect(lines(tiers('unstated').build())).toEqual([
    'warning unproven untested-component: Production may have aws_db_instance/mysql, but the test environment does not',
  ]);
});

test('beside the plan of a test tier, all is production', () => {
  expect(lines(tiers('unstated').tiers({ statedBy: undefined }).build())).toEqual([
    'warning broken untested-component: Production has aws_db_instance/mysql, but the test environment does not',
  ]);
});

test('where it is not stated what production is, nothing is compared', () => {
  expect(lines(tiers('unstated').tiers({ productionStated: false }).build())).toEqual([]);
});

test('without a test tier in the input there is nothing to compare', () => {
  const drawn = network()
    .tiers({ productionStated: true })
    .component('db', { tier: 'production', productClass: 'aws_db_instance/mysql' });
  expect(lines(drawn.build())).toEqual([]);
});
