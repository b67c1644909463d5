import { expect, it } from 'vitest';
import { causes, resourceType } from '../../src/report/text/folding.ts';
import { finding } from './reports.ts';

it.each([
  ['aws_lb.web', 'aws_lb'],
  ['aws_lb.web[0]', 'aws_lb'],
  ['module.a["x.y"].module.b[1].aws_nat_gateway.this["k]\\"."]', 'aws_nat_gateway'],
  ['data.aws_vpc.main', 'aws_vpc'],
  ['r-dj-a', 'r-dj-a'],
])('%s is an %s', (address, type) => {
  expect(resourceType(address)).toBe(type);
});

const a = finding({ addresses: ['aws_nat_gateway.a[0]'] });
const b = finding({ addresses: ['aws_nat_gateway.a[1]'], message: 'another' });
const shorter = finding({
  addresses: ['aws_nat_gateway.a[2]'],
  services: [{ name: 'x', declared: true, outage: [400, 400], limit: 180 }],
});
const gateway = finding({ addresses: ['aws_customer_gateway.a'] });
const zone = finding({ policy: 'single-zone', fix: 'Use three zones.' });

it('findings of one policy and one shape stand together', () => {
  expect(causes([a, zone, b, shorter, gateway], true)).toEqual([
    {
      policy: 'single-router',
      fix: a.fix,
      shapes: [
        { first: a, alike: [b] },
        { first: shorter, alike: [] },
        { first: gateway, alike: [] },
      ],
    },
    { policy: 'single-zone', fix: zone.fix, shapes: [{ first: zone, alike: [] }] },
  ]);
});

it('unfolded, each stands alone', () => {
  expect(causes([a, b], false)[0]?.shapes).toEqual([
    { first: a, alike: [] },
    { first: b, alike: [] },
  ]);
});

it('advice that differs is not shared', () => {
  expect(causes([a, finding({ fix: 'Do something else.' })], true)[0]?.fix).toBeUndefined();
});
