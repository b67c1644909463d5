import { expect, test } from 'vitest';
import { exportedBy } from '../../src/graph/exported.ts';
import { read } from '../input/inputs.ts';
import { block, plan, refs } from './plans.ts';

const one = (address: string) => ({ address });

test('an output names a resource, directly or through outputs of modules', async () => {
  const inner = {
    resources: [block('aws_security_group.g'), block('aws_security_group.kept')],
    outputs: { id: { expression: refs('aws_security_group.g.id') } },
  };
  const root = {
    resources: [block('aws_vpc.v')],
    module_calls: { net: { module: inner } },
    outputs: {
      group: { expression: refs('module.net.id') },
      vpc: { expression: refs('aws_vpc.v.id') },
    },
  };
  const resources = [one('aws_vpc.v')];
  const { documents } = await read(plan(resources, root));
  const [document] = documents;
  const { resources: own, calls } = document?.configuration ?? {};
  const templates = [own?.get('aws_vpc.v'), calls?.get('net')?.module.resources.get('aws_security_group.g')];
  expect(document && [...exportedBy(document)]).toEqual([templates[1], templates[0]]);
});

test('a configuration without outputs gives nothing away', async () => {
  const { documents } = await read(plan([one('aws_vpc.v')], { resources: [block('aws_vpc.v')] }));
  expect(documents.flatMap((document) => [...exportedBy(document)])).toEqual([]);
});
