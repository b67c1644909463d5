import type { Resource } from '../../../input/deployment.ts';
import type { Draft, NetworkBuilder } from '../../builder.ts';
import { resourceTitle } from '../../title.ts';

/** What AWS keeps in one Region, and the argument that lists the copies in others. */
const copies: ReadonlyMap<string, string | undefined> = new Map([
  ['aws_secretsmanager_secret', 'replica'],
  ['aws_kms_key', undefined],
  ['aws_sqs_queue', undefined],
  ['aws_ssm_parameter', undefined],
]);
const types = [...copies.keys()];

/**
 * A program that names a secret, a key, a parameter or a queue of another Region is lost with that Region; in its own it is no
 * part that fails. One that has a copy of that name in its own Region reads the copy.
 * https://docs.aws.amazon.com/secretsmanager/latest/userguide/create-manage-multi-region-secrets.html
 */
export function needForeign(net: NetworkBuilder, node: Draft, document: Resource): void {
  const { region } = document;
  if (region === undefined) return;
  for (const { target, certainty, attribute } of net.graph.mentions(document, types)) {
    const there = target.region;
    if (certainty === 'guessed' || there === undefined || there === region || hasCopy(net, target, attribute, region))
      continue;
    const foreign = net.group(`${target.id} of its Region`, resourceTitle(target), target);
    net.need(node, { of: [foreign.index], inferred: true });
  }
}

function hasCopy(net: NetworkBuilder, { type, id, attributes }: Resource, by: string, region: string): boolean {
  const path = copies.get(type);
  const replicas = path === undefined ? [] : attributes.blocks(path).map((block) => block.string('region'));
  if (replicas.some((one) => one === undefined || one === region)) return true;
  // A name is looked up in the program's own Region; any other address is of the one that is named.
  const name = by === 'name' || by === '' ? attributes.string('name') : undefined;
  return net.graph
    .ofType(type)
    .some(
      (one) => one.id !== id && one.region === region && name !== undefined && one.attributes.string('name') === name,
    );
}
