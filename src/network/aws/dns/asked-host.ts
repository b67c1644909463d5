import type { Resource } from '../../../input/deployment.ts';
import type { NetworkBuilder } from '../../builder.ts';
import { type Fact, argument, factAbout } from '../../fact.ts';
import { push } from '../../../multimap.ts';
import { typesWhere } from '../catalogue/catalogue.ts';
import { identifiers } from '../catalogue/identifiers.ts';
import { isSet } from '../settings.ts';
import { recordSets } from './record-sets.ts';

/** What a health check sends its requests to. */
export interface AskedHost {
  /** Records of the inputs that have the name it asks. */
  readonly records: readonly Resource[];
  /** What an address or a name of AWS's leads to. */
  readonly targets: readonly Resource[];
  /** The text where it is none of these: an address, a name that is not in the inputs. */
  readonly literal: string | undefined;
  /** What would settle the rest; undefined where all of it is certain. */
  readonly open: Fact | undefined;
}

const hostTypes = typesWhere(({ named }) => named === true);

/**
 * The host of a check: its address, else its name. With both it is the address that is asked, and the name is only sent along.
 * https://docs.aws.amazon.com/Route53/latest/DeveloperGuide/health-checks-creating-values.html
 */
export function askedHost(net: NetworkBuilder, check: Resource): AskedHost {
  const path = isSet(check.attributes, 'ip_address') ? 'ip_address' : 'fqdn';
  const literal = check.attributes
    .string(path)
    ?.toLowerCase()
    .replace(/\.$/, '')
    .replace(/^dualstack\./, '');
  const written = (literal === undefined ? undefined : net.once(recordsByName).get(literal)) ?? [];
  if (written.length > 0) return { records: written, targets: [], literal, open: undefined };
  const sure = net.graph
    .resolve(check, path, hostTypes)
    .references.filter(({ certainty, attribute }) => certainty === 'exact' && isAddress(attribute, literal))
    .map(({ target }) => target);
  const records = sure.filter(isRecord).flatMap((one) => net.once(recordSets).get(one)?.records ?? [one]);
  const targets = sure.filter((one) => !isRecord(one));
  if (sure.length > 0) return { records, targets, literal: undefined, open: undefined };
  // AWS refuses a check that asks nothing.
  if (!isSet(check.attributes, path)) return { records, targets, literal, open: undefined };
  if (literal === undefined) return { records, targets, literal, open: argument(check, path) };
  // A name that the inputs do not define may lead anywhere; one that AWS gave leads to what it was given to.
  const open = path === 'fqdn' && !isGiven(literal) ? factAbout(check, 'asked-name', { to: literal }) : undefined;
  return { records, targets, literal, open };
}

/** A name that AWS gives to a resource when it is made: of a load balancer, a distribution, an API. */
function isGiven(name: string): boolean {
  return ['.amazonaws.com', '.amazonaws.com.cn', '.cloudfront.net', '.awsglobalaccelerator.com'].some((end) =>
    name.endsWith(end),
  );
}

/** A text that is known may be made of other attributes of a resource, which say nothing about where it leads. */
function isAddress(attribute: string, literal: string | undefined): boolean {
  return literal === undefined || attribute === '' || identifiers.addresses.includes(attribute);
}

function isRecord({ type }: Resource): boolean {
  return type === 'aws_route53_record';
}

/** Records by the name that the internet asks: those of private zones are not seen from there. */
function recordsByName(net: NetworkBuilder): ReadonlyMap<string, readonly Resource[]> {
  const found = new Map<string, Resource[]>();
  for (const { name, records } of new Set(net.once(recordSets).values())) {
    if (name === undefined) continue;
    for (const one of records) if (!isPrivate(net, one)) push(found, name, one);
  }
  return found;
}

/** True for a record of a zone that answers in VPCs only. */
export function isPrivate(net: NetworkBuilder, record: Resource): boolean {
  const zones = net.targets(record, 'zone_id', ['aws_route53_zone']);
  return zones.some(({ attributes }) => attributes.blocks('vpc').length > 0);
}
