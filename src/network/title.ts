/**
 * What a part, a failure domain, a zone or a service is called: a fact, not a text. `report/words` has the phrase for each
 * `is`, in every language; nothing reads a phrase back.
 */
export interface Title {
  readonly is: TitleKind;
  /** Id of the resource it belongs to; for what is in no plan, the text that was written: a name of nospof.yaml, an id. Empty
   * where there is neither. */
  readonly of: string;
  /** More of the same, where one phrase names several: the subnets that may share one zone. */
  readonly and?: readonly string[];
  /** What a way leads to; the address, site or kind that tells it from its like. */
  readonly to?: string;
  /** Which of its like, counted from 1; or how many. */
  readonly number?: number;
  /** Shard of a cache node, counted from 1. */
  readonly shard?: number;
  /** The zone it stands in. */
  readonly in?: Title;
}

export type TitleKind =
  /** The resource itself; with `in`, what it has in that zone. */
  | 'resource'
  /** A text as it was written: a name or title of nospof.yaml, a DNS name. */
  | 'written'
  | ZoneTitle
  | DomainTitle
  | PoolTitle
  | StoreTitle
  | BalancerTitle
  | PathTitle
  | PremisesTitle
  | ServiceTitle;

type ZoneTitle =
  /** By its name: `ap-northeast-2a`; with its account (`to`) where zones of several accounts have the name. */
  | 'zone'
  /** The zone of a subnet, given by resource or by id, or of a resource. */
  | 'zone-of'
  /** One that AWS chooses. */
  | 'some-zone'
  /** The `number`-th of several that cannot be told apart otherwise. */
  | 'nth-zone'
  /** One that may hold all of a resource, or all of several subnets. */
  | 'one-zone'
  /** Of subnets beyond the known ones of a resource. */
  | 'further-zone'
  /** That all subnets outside the inputs may be in. */
  | 'outside-zone';

type DomainTitle =
  /** What one apply takes down, by the name of its plan. */
  | 'apply'
  /** What steps of a declared change take down: their title, or the name by which they run together. */
  | 'steps'
  /** Of the kind `to`: `region ap-northeast-2`, `carrier kt`. */
  | 'domain'
  | 'login'
  | 'dx-location'
  /** All Direct Connect locations that are not known. */
  | 'dx-locations-unknown'
  | 'dx-device'
  /** The one device at a location. */
  | 'dx-device-at'
  /** The one circuit that all circuits outside the inputs may be. */
  | 'dx-circuits-outside';

type PoolTitle =
  | 'member'
  | 'task'
  | 'worker-node'
  | 'fargate-capacity'
  /** All Spot instances of one type, which AWS may take back together. */
  | 'spot-capacity'
  /** All tasks, which a deployment may stop together. */
  | 'deployment'
  /** The instance that all tasks may start on. */
  | 'one-host'
  /** What there may be besides a resource whose number is not known. */
  | 'further-instance'
  | 'needs'
  | 'zones';

type StoreTitle =
  | 'primary'
  | 'standby'
  /** One of several servers of a cluster, a broker. */
  | 'server'
  /** All of them. */
  | 'servers'
  | 'capacity'
  | 'reader'
  /** The member of a global database or datastore that writes. */
  | 'writer'
  /** A copy that was promoted. */
  | 'promoted'
  /** What a copy is made from. */
  | 'original'
  | 'cache-node'
  | 'cache-nodes'
  | 'data-node'
  | 'master-node'
  | 'majority'
  | 'only-zone'
  | 'domain-controller'
  /** At the address `to`, on the premises. */
  | 'premises-controller';

type BalancerTitle =
  | 'only-node'
  | 'further-node'
  /** Registered by its address `to`. */
  | 'target'
  /** Registered, and not in the inputs. */
  | 'target-outside'
  /** Whatever answers for a name, or behind an accelerator. */
  | 'answer';

type PathTitle =
  /** Out of a subnet. */
  | 'way-out'
  /** Out behind the attachment of a hub. */
  | 'hub-exit'
  /** From a subnet to the VPC `to`. */
  | 'way'
  /** Through the VPC of an attachment, where packets are inspected. */
  | 'way-through'
  /** From the zone `in` onto a transit gateway. */
  | 'way-onto'
  | 'endpoint'
  /** The one endpoint, in whichever zone, that routes of several zones lead to. */
  | 'same-endpoint'
  | 'interface';

type PremisesTitle =
  | 'tunnel'
  /** Known by its id only. */
  | 'circuit'
  | 'circuit-behind'
  | 'circuit-under'
  /** Between a gateway and the premises. */
  | 'premises-way';

type ServiceTitle =
  /** `number` instances that look alike. */
  | 'peers'
  /** Assumed to run in a subnet. */
  | 'workload'
  /** Assumed to run in `number` subnets that are routed alike. */
  | 'workloads'
  /** As it is at the site `to`. */
  | 'at-site'
  | 'dns-name'
  | 'premises-line';

/** A resource by its id. */
export function resourceTitle({ id }: { readonly id: string }): Title {
  return { is: 'resource', of: id };
}

/** A failure domain by its name. */
export function domainTitle(kind: string, name: string): Title {
  return kind === 'zone' ? { is: 'zone', of: name } : { is: 'domain', of: name, to: kind };
}

/** Equal titles have equal keys. */
export function titleKey({ is, of, and, to, number, shard, in: zone }: Title): string {
  return JSON.stringify([is, of, and, to, number, shard, zone && titleKey(zone)]);
}

/** A text as it was written. */
export function written(text: string): Title {
  return { is: 'written', of: text };
}

/** `title` as it stands in a zone; without one as it is. */
export function inZone(title: Title, zone: { readonly title: Title } | undefined): Title {
  return zone === undefined ? title : { ...title, in: zone.title };
}

/** `title` of one part wherever it stands. */
export function withoutZone(title: Title): Title {
  const { in: zone, ...wherever } = title;
  return zone === undefined ? title : wherever;
}
