import { type Block, change, each, type Mutation, serviceFacts, type Whole } from './whole.ts';

/** Loads that are too much, or of which it is not known whether they are, by the one policy that must refuse it. */
export const capacity: Readonly<Record<string, Readonly<Record<string, Mutation>>>> = {
  'survivors-too-small': {
    // Four servers of 40 a second for a peak of 150.
    'one server short': (whole) =>
      change(whole, 'production-daejeon', 'aws_autoscaling_group.saeol-servers', { max_size: 4, min_size: 3 }),
    // Of 15 servers of 50 a second ten are left, for a peak of 600.
    'a zone short': (whole) =>
      change(whole, 'production-daejeon', 'aws_autoscaling_group.vaccine-booking-servers', {
        min_size: 15,
        max_size: 15,
      }),
    'the second site is smaller': (whole) =>
      change(whole, 'production-gwangju', 'aws_autoscaling_group.procurement-servers', { min_size: 3, max_size: 4 }),
  },
  'peak-without-basis': {
    'a peak without its season': (whole) => delete peakOf(whole, 'saeol')['season'],
    'a peak below its own figures': (whole) => Object.assign(peakOf(whole, 'education'), { rate: '250/s' }),
    'a peak from nowhere': (whole) => delete peakOf(whole, 'mobile-id')['basis'],
    'no peak at all': (whole) => delete serviceFacts(whole, 'emergency-rescue')['peak'],
  },
  'load-test-missing': {
    ...each(['saeol', 'vaccine-booking'], (service) => ({
      [`never tested: ${service}`]: ({ facts }: Whole) => {
        facts.evidence = facts.evidence.filter((one) => one !== loadTest(facts.evidence, service));
      },
    })),
    'tested too long ago': ({ facts }) =>
      Object.assign(loadTest(facts.evidence, 'education'), { on: '2025-09-01', expires: '2026-09-01' }),
    'tested with half of the load': ({ facts }) => Object.assign(loadTest(facts.evidence, 'gpki'), { rate: '250/s' }),
    'tested on the public': ({ facts }) =>
      Object.assign(loadTest(facts.evidence, 'procurement'), { tier: 'production' }),
  },
  'admission-control-missing': {
    'no waiting room': (whole) => delete (serviceFacts(whole, 'government24')['admission'] as Block)['queue'],
    'no limit per source': (whole) =>
      delete (serviceFacts(whole, 'vaccine-booking')['admission'] as Block)['per-source'],
    neither: (whole) => delete serviceFacts(whole, 'procurement')['admission'],
  },
};

function peakOf(whole: Whole, service: string): Block {
  return serviceFacts(whole, service)['peak'] as Block;
}

function loadTest(evidence: readonly Block[], service: string): Block {
  const found = evidence.find(({ kind, of }) => kind === 'load-test' && (of as string[]).includes(service));
  if (found === undefined) throw new Error(`no load test of ${service}`);
  return found;
}
