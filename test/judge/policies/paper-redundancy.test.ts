import { expect, test } from 'vitest';
import type { MistakeKind } from '../../../src/network/mistake.ts';
import { lines, onlyFinding, sketch } from '../judged.ts';

function failover(detect: 'end-to-end' | 'none') {
  return sketch()
    .group('api-1', { title: 'the API in r1' })
    .group('api-2', { title: 'the API in r2' })
    .group('dns', { needs: [{ any: ['api-1', { to: 'api-2', standby: true }], detect }] })
    .service('web', { root: 'dns' });
}

test('a failover record without a health signal is broken', () => {
  expect(lines(failover('none').build())).toEqual([
    'error broken paper-redundancy: If the API in r1 fails, it still receives traffic for web: nothing detects the failure',
  ]);
});

test('a failover record with one holds', () => {
  expect(lines(failover('end-to-end').build())).toEqual([]);
});

function headless(instances: 'none' | 'maybe') {
  const copy = { any: instances === 'none' ? [] : [{ to: 'i2', world: 'best' as const }] };
  return sketch()
    .group('primary', { title: 'cluster r1' })
    .group('secondary', { title: 'cluster r2', needs: [copy], missing: ['instances of r2'] })
    .component('i2', { role: 'datastore' })
    .group('web', { needs: [{ any: ['primary', { to: 'secondary', standby: true }], switch: 60 }] })
    .service('web', { root: 'web' });
}

test('a secondary cluster without instances is broken', () => {
  expect(lines(headless('none').build())).toEqual([
    'error broken paper-redundancy: When a failover is needed, cluster r2 cannot take over for web: it depends on something that is not in the inputs: instances of r2',
  ]);
});

test('a secondary cluster that may have instances is unproven', () => {
  expect(lines(headless('maybe').build())).toEqual([
    'error unproven paper-redundancy: When a failover is needed, cluster r2 may be unable to take over for web: it depends on something that is not in the inputs: instances of r2',
  ]);
});

test('what a single point of failure reports already is not said twice', () => {
  const drawn = sketch()
    .component('a')
    .group('b', { needs: [{ any: [] }] })
    .group('web', { needs: [['a', { to: 'b', standby: true }]] });
  expect(lines(drawn.service('web', { root: 'web' }).build())).toEqual([
    'error broken single-component: If a fails, web stays down until the failed component is replaced (limit 3 min)',
  ]);
});

test('answers given in turn without a health signal are named, every one', () => {
  const drawn = sketch()
    .group('blue')
    .group('green')
    .group('dns', { needs: [{ any: ['blue', 'green'], detect: 'none' }] });
  const found = onlyFinding(drawn.service('web', { root: 'dns' }).build());
  expect([found.message, found.addresses, found.witness]).toEqual([
    'If blue or green fails, it still receives traffic for web: nothing detects the failure',
    ['blue', 'green'],
    ['dns', 'blue'],
  ]);
});

/** Two sites; the record of the second leads to a cluster without instances, and so does the copy of the first. */
function twoSites(options: { instances: boolean; detect: 'end-to-end' | 'none'; needs?: readonly string[] }) {
  const drawn = sketch();
  for (const site of ['dj', 'gj']) {
    const regional = { fails: false, domains: [`site:${site}`] };
    drawn.component(`${site}-server`, regional);
    if (site === 'dj' || options.instances) drawn.component('db-' + site, regional);
    drawn.group(`${site}-cluster`, {
      needs: [site === 'dj' || options.instances ? [`db-${site}`] : []],
    });
    drawn.group(site, { title: `record ${site}`, needs: [`${site}-server`, `${site}-cluster`] });
  }
  const standby = [{ to: 'gj', standby: true }];
  return drawn
    .group('writer', { needs: [{ any: ['dj-cluster', { to: 'gj-cluster', standby: true }], detect: 'manual' }] })
    .group('dns', { needs: [{ any: ['dj', ...standby], detect: options.detect }, 'writer', ...(options.needs ?? [])] })
    .service('web', {
      root: 'dns',
      grade: 1,
      declared: true,
      dualSite: true,
      withinSite: { dj: 'dj', gj: 'gj' },
    });
}

test('a cluster without instances is said once: neither its record nor the site is another finding', () => {
  const found = onlyFinding(twoSites({ instances: false, detect: 'end-to-end' }).build());
  expect([found.message, found.addresses, found.also]).toEqual([
    'When a failover is needed, gj-cluster cannot take over for web: it depends on something that is not in the inputs',
    ['gj-cluster'],
    ['site dj'],
  ]);
});

test('a record without a health signal is said once', () => {
  const found = onlyFinding(twoSites({ instances: true, detect: 'none' }).build());
  expect([found.message, found.addresses, found.also]).toEqual([
    'If record dj fails, it still receives traffic for web: nothing detects the failure',
    ['dj'],
    ['site dj'],
  ]);
});

test('a site whose loss has another reason as well is a finding of its own', () => {
  const drawn = twoSites({ instances: false, detect: 'end-to-end', needs: ['login'] });
  drawn.component('login', { role: 'authentication', domains: ['site:dj'], fails: false });
  expect(lines(drawn.build())).toEqual([
    'error broken single-site: If site dj is lost, web stays down until the site recovers (limit 1 h)',
    'error broken paper-redundancy: When a failover is needed, gj-cluster cannot take over for web: it depends on something that is not in the inputs',
  ]);
});

test('two sites that can stand in for each other hold', () => {
  expect(lines(twoSites({ instances: true, detect: 'end-to-end' }).build())).toEqual([]);
});

/** A replica that a person has to promote, in ten minutes to an hour. */
function replica(unset: string | undefined, rto?: number) {
  return sketch()
    .component('primary', { role: 'cache' })
    .component('replica', { role: 'cache' })
    .group('web', {
      needs: [
        {
          any: ['primary', { to: 'replica', standby: true }],
          detect: 'manual',
          switch: [600, 3600],
          ...(unset && { unset }),
        },
      ],
    })
    .service('web', { root: 'web', ...(rto !== undefined && { rto }) });
}

test('a replica that is not promoted by itself is broken, and is one finding', () => {
  expect(lines(replica('automatic_failover_enabled of c').build())).toEqual([
    'error broken paper-redundancy: If primary fails, web must be switched over manually: automatic_failover_enabled of c is not set',
  ]);
});

test('a replica that only a person can promote takes over too late', () => {
  expect(lines(replica(undefined).build())).toEqual([
    'error broken slow-failover: A person must switch web over, so it is down for 10–60 min after a failure (limit 3 min)',
  ]);
});

test('a replica that a person promotes in time holds', () => {
  expect(lines(replica('automatic_failover_enabled of c', 7200).build())).toEqual([]);
});

/** Two answers in zones of their own, each a single machine. */
function answers(
  need: { readonly detect?: 'none'; readonly mistake?: MistakeKind },
  more: { readonly first?: readonly string[] } = {},
) {
  return sketch()
    .component('one', { domains: ['zone:a'] })
    .component('two', { domains: ['zone:b'] })
    .group('first', { needs: [['one', ...(more.first ?? [])]] })
    .group('second', { needs: ['two'] })
    .group('web', { needs: [{ any: ['first', { to: 'second', standby: true }], ...need }] })
    .service('web', { root: 'web' });
}

test('what does not switch is the finding, not what fails behind it', () => {
  const found = onlyFinding(answers({ detect: 'none' }).build());
  expect([found.message, found.addresses, found.also]).toEqual([
    'If first fails, it still receives traffic for web: nothing detects the failure',
    ['first'],
    ['zone a'],
  ]);
});

test('a check that asks the wrong thing is the finding, at the check', () => {
  const found = onlyFinding(answers({ detect: 'none', mistake: 'asks-another' }).build());
  expect([found.message, found.addresses]).toEqual([
    'If first fails, web cannot fail over: check requests other, but one does not point to it',
    ['check'],
  ]);
});

test('so is one where something else notices', () => {
  expect(lines(answers({ mistake: 'asks-another' }).build())).toEqual([
    'error broken paper-redundancy: The health check of first does not tell whether it works for web: check requests other, but one does not point to it',
  ]);
});

test('an endpoint without weight is a mistake only where it lets the service stop', () => {
  const idle = { detect: 'none', mistake: 'weight-zero' } as const;
  expect(lines(answers(idle).build())).toEqual([
    'error broken paper-redundancy: If first fails, web cannot fail over: other has the weight 0 in check and never receives traffic',
  ]);
  const spare = answers(idle, { first: ['spare'] }).component('spare', { domains: ['zone:c'] });
  expect(lines(spare.build())).toEqual([]);
});

/** The second site needs something at the first. */
function leaning(grade: 1 | 3) {
  const any = ['first', { to: 'second', standby: true }];
  return sketch()
    .component('one', { domains: ['site:dj'], recovery: 1 })
    .component('two', { domains: ['site:gj'], recovery: 1 })
    .component('secret', { domains: ['site:dj'], fails: false })
    .group('first', { title: 'record dj', needs: ['one', 'secret'] })
    .group('second', { title: 'record gj', needs: ['two', 'secret'] })
    .group('web', { needs: [{ any }, { any, mistake: 'needs-lost-region' }] })
    .service('web', { root: 'web', grade, declared: grade === 1 });
}

test('what the other site needs of the lost one is named in place of the lost site', () => {
  const found = onlyFinding(leaning(1).build());
  expect([found.policy, found.addresses, found.also]).toEqual(['paper-redundancy', ['check'], ['site dj']]);
});

test('it is named too where the loss of a site is not judged: that one stands in for the other is what the name says', () => {
  expect(lines(leaning(3).build())).toEqual([
    'error broken paper-redundancy: If record dj fails, web cannot fail over: what takes over needs check, which is in the failed Region (other)',
  ]);
});
