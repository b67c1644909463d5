import { expect, test } from 'vitest';
import { isTooBroad } from '../../../src/judge/accepted/too-broad.ts';

test.each([
  '*',
  '**',
  '*.*',
  'aws_*',
  'aws_*.*',
  '*a*',
  'module.*',
  'module.*.*',
  '*.main*'.replace('main', 'x'),
  'prod:*',
  '*:*',
  'data.*',
  // A part of what every address has.
  '*ws_*',
  '*s_*.*',
  '*odule*',
  '***aws***',
])('%s says nothing of what it is for', (pattern) => {
  expect(isTooBroad(pattern)).toBe(true);
});

test.each([
  'aws_nat_gateway.a',
  'aws_nat_gateway.*',
  'module.legacy.*',
  'module.net["a"].*',
  '*.legacy',
  'aws_db_*',
  'prod:aws_lb.web*',
  'aws_lb.x[*]',
  '*_db*',
])('%s names something', (pattern) => {
  expect(isTooBroad(pattern)).toBe(false);
});
