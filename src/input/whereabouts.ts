import type { Attributes } from './attributes.ts';

/** Region and account, as far as something tells them. */
export interface Whereabouts {
  readonly region: string | undefined;
  readonly account: string | undefined;
}

export const nowhereKnown: Whereabouts = { region: undefined, account: undefined };

/** In provider 5 the argument `region` of these is not where the resource is. */
const regionOfSomethingElse = new Set(['aws_config_aggregate_authorization']);

const regionName = /^[a-z]{2,4}(?:-[a-z]+)+-\d+/;

/** Region of the argument that provider 6 gives every regional resource. */
export function writtenRegion(type: string, attributes: Attributes): string | undefined {
  if (!type.startsWith('aws_') || regionOfSomethingElse.has(type)) return undefined;
  const region = attributes.string('region');
  return region !== undefined && regionIn(region) === region ? region : undefined;
}

/** What the values of the resource itself tell: its ARN, its zone, its owner. */
export function whereaboutsOf(attributes: Attributes): Whereabouts {
  const [, , , arnRegion, arnAccount] = (attributes.string('arn') ?? '').split(':');
  const zone = attributes.string('availability_zone');
  const owner = attributes.string('owner_id');
  return {
    region: regionIn(arnRegion) ?? regionIn(zone),
    account: accountIn(arnAccount) ?? accountIn(owner),
  };
}

/** Account of `arn:aws:iam::123456789012:role/deploy`. */
export function accountOfArn(arn: string): string | undefined {
  return accountIn(arn.split(':')[4]);
}

/** `ap-northeast-2` of `ap-northeast-2`, `ap-northeast-2a` or the local zone `us-west-2-lax-1a`. */
export function regionIn(text: string | undefined): string | undefined {
  return text === undefined ? undefined : regionName.exec(text)?.[0];
}

export function accountIn(text: string | undefined): string | undefined {
  return text !== undefined && /^\d{12}$/.test(text) ? text : undefined;
}
