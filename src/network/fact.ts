import { type Title, titleKey } from './title.ts';

/**
 * A fact that a plan leaves open and that would settle what is unproven: an argument, the zone of a subnet, a route. As with
 * titles, `report/words` has the phrase for each `is`.
 */
export interface Fact {
  readonly is: FactKind;
  /** Id of the resource it is about, or the text that was written. */
  readonly of: string;
  /** The argument, in dots: `listener.1.port`. */
  readonly path?: string;
  /** Where a route leads; what is meant besides. */
  readonly to?: string;
  readonly and?: readonly string[];
  readonly number?: number;
  /** The part or domain it is about, where that is no resource. */
  readonly part?: Title;
  /** Seconds, best and worst. */
  readonly seconds?: readonly [best: number, worst: number];
}

export type FactKind =
  /** The value of an argument. */
  | 'argument'
  /** An argument whose value is known: it allows what AWS, or a deployment, may do and may not. */
  | 'allowed-by'
  /** The zone of a subnet that is given by id; of several (`and`). */
  | 'zone-of'
  | 'zones-of'
  /** The zone AWS picks for the only member of a pool. */
  | 'zone-picked'
  /** The zones of the nodes of a cache; of the instances of a cluster. */
  | 'zones-of-nodes'
  | 'subnets'
  /** A listener of a load balancer. */
  | 'listener'
  /** What is registered with a load balancer or a target group. */
  | 'targets'
  /** Where a record, or a rule of a listener, leads. */
  | 'target'
  | 'target-group'
  /** What a registered resource consists of. */
  | 'contents'
  | 'mount-targets'
  /** An instance of a database cluster. */
  | 'instance'
  /** Nodes of the cluster of a node group, which is not in the inputs, that belong to no group of the inputs. */
  | 'other-nodes'
  | 'writing-cluster'
  /** Who asks for the name of a record that leads to the internal load balancer `to`. */
  | 'clients'
  /** What a record outside the inputs leads to. */
  | 'leads-to'
  /** What the name `to` leads to, which a health check asks. */
  | 'asked-name'
  /** Whether a database holds the data of `to`. */
  | 'data-of'
  /** What an alarm measures. */
  | 'measures'
  /** An argument that matters because the alarm is in the Region it judges. */
  | 'alarm-in-its-region'
  /** Blocks a table learns over BGP beside the static one `to`. */
  | 'learned-blocks'
  | 'static-routes'
  /** The circuit under a virtual interface. */
  | 'connection-under'
  | 'virtual-interfaces'
  /** The entries of a prefix list. */
  | 'entries'
  /** The next hop of a subnet to `to`. */
  | 'next-hop'
  | 'accepted'
  /** An attachment's association with a route table. */
  | 'association'
  /** Whether a NAT gateway known by its id is a regional one. */
  | 'regional-nat'
  /** Whether `number` instances are one pool. */
  | 'one-pool'
  /** When something that is planned is in service. */
  | 'in-service'
  /** How long a part is out, between two times by the assumptions. */
  | 'outage'
  /** What comes up first of a circle of needs. */
  | 'first-up'
  /** What a part needs, which is not in the inputs. */
  | 'need'
  /** The tier of kinds of component (`and`). */
  | 'tier-of'
  /** What the apply does to a resource: the plan has an action that this version does not know. */
  | 'action'
  /** What a check of the user's own calls open, in its words. */
  | 'own'
  /** Stacks that nospof.yaml declares as the test tier. */
  | 'test-tier'
  /** How far a copy of data is behind, between two times by the assumptions. */
  | 'copy-age'
  /** What nospof.yaml does not say of what it declares. */
  | 'stated';

/** Facts that are open; undefined where there are none and what is said is certain. */
export type Missing = readonly Fact[] | undefined;

/** The value of an argument of a resource: `multi_az of aws_db_instance.main`. */
export function argument({ id }: { readonly id: string }, path: string): Fact {
  return { is: 'argument', of: id, path };
}

/** The argument of a resource that allows what may happen: nothing is to be found out about it. */
export function allowedBy({ id }: { readonly id: string }, path: string): Fact {
  return { is: 'allowed-by', of: id, path };
}

/** A fact about a resource that is no argument of its own. */
export function factAbout({ id }: { readonly id: string }, is: FactKind, more: Omit<Fact, 'is' | 'of'> = {}): Fact {
  return { is, of: id, ...more };
}

/** Equal facts have equal keys. */
export function factKey(fact: Fact): string {
  return JSON.stringify([
    fact.is,
    fact.of,
    fact.path,
    fact.to,
    fact.and,
    fact.number,
    fact.part && titleKey(fact.part),
    fact.seconds,
  ]);
}

/** Every fact once, in the order met; undefined where there is none. */
export function allOf(...missing: readonly Missing[]): Missing {
  const facts = new Map(missing.flatMap((one) => (one ?? []).map((fact) => [factKey(fact), fact] as const)));
  return facts.size === 0 ? undefined : [...facts.values()];
}
