import { expect, test } from 'vitest';
import { renderPicture } from '../../src/picture/renderers.ts';
import { english } from '../../src/report/words/en/english.ts';
import { network } from '../networks.ts';
import { pictured, twoSites } from './pictures.ts';

test('two sites', async () => {
  await expect(await renderPicture(pictured(twoSites()), 'mermaid', english)).toMatchFileSnapshot('two-sites.mmd');
});

test('what strangers wrote is a label, never a sign', async () => {
  const drawn = network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('c', { address: null, title: 'a"] --> b; click' })
    .service('s "x"\n%%', { root: 'c' })
    .build();
  expect((await renderPicture(pictured(drawn), 'mermaid', english)).split('\n').slice(0, 5)).toEqual([
    '%% The network: 1 service, 1 component: 1 finding',
    'flowchart TB',
    '  r0(["✗ s #34;x#34; #37;#37;<br/>inferred"]):::broken',
    '  r1["a#34;#93; --#62; b#59; click<br/>compute<br/>single-component"]:::broken',
    '  r0 ==> r1',
  ]);
});

test('a lost zone is a node of its site, and says what stops', async () => {
  const inZone = { type: 'aws_instance', domains: ['region:r', 'zone:ra'] };
  const drawn = network()
    .tiers({ productionStated: true, testInInputs: true })
    .component('aws_instance.a', inZone)
    .component('aws_instance.b', inZone)
    .group('one', { address: null, needs: [['aws_instance.a', 'aws_instance.b']] })
    .service('one', { root: 'one' })
    .build();
  expect((await renderPicture(pictured(drawn), 'mermaid', english)).split('\n').slice(3, 7)).toEqual([
    '  subgraph site0["r"]',
    '    z0x0{{"✗ ra<br/>single-zone<br/>stops one"}}:::broken',
    '    r1s0["aws_instance ×2<br/>aws_instance: a, b"]',
    '  end',
  ]);
});
