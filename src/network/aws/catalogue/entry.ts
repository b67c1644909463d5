import type { Detection, Role } from '../../network.ts';

/**
 * What is known of a resource type before any resource is looked at. Whatever must know about types reads it here: what
 * can fail and where it stands, what a program may depend on, what a name may lead to, what a picture shows. A type that
 * needs no condition is drawn from its entry alone (`drawn.ts`); a family beside it draws what no table can say.
 */
export interface Entry {
  /** The page of AWS that says where it stands, how it fails and what takes over; of every type that is not plumbing. */
  readonly source?: string;
  /** What its parts are; for one that AWS runs for the whole Region, what the service is. */
  readonly role?: Role;
  /** AWS runs it over all zones: a picture shows it though it has no part there. */
  readonly isRegional?: true;
  /** `global`: in no Region. `premises`: a device outside AWS. In a Region unless said. */
  readonly scope?: 'global' | 'premises';
  /** A setting, a place, a permission, a record or a copy: it has no part that fails below a Region. */
  readonly plumbing?: true;
  /** What counts where it is named: the load balancer of a listener. */
  readonly standsFor?: { readonly argument: string; readonly types: readonly string[] };
  readonly place?: Place;
  readonly listens?: Listens;
  /** What it cannot work without, by the arguments that name it. */
  readonly needs?: readonly Needed[];
  readonly layout?: Layout | LayoutBy;
  /** How the loss of a part is noticed, and the assumption about the time until another serves. */
  readonly takeover?: readonly [detection: Detection, time: string];
  /** The assumption about the time until a lost part is back; without one it is out until it is replaced. */
  readonly recovery?: string;
  /** The argument that tells kinds of it apart when tiers are compared: `engine`; without it kinds are types. */
  readonly compare?: { readonly argument: string; readonly whenOmitted?: string };
  /** A service of the Region, reached by its public name or a VPC endpoint: what endpoints call it. */
  readonly endpoint?: string;
  /** A program that names it, or is let in by its security group, needs it; without a user it is a service. */
  readonly store?: true;
  /** Runs programs; where no entry leads to it, it is a service. */
  readonly pool?: true;
  /** One machine; where no entry leads to it, it or its like is a service. */
  readonly machine?: true;
  /** Clients come in through it. */
  readonly entry?: true;
  /** A DNS record may lead to it. */
  readonly named?: true;
}

/** Resources of these types that arguments name. */
export interface Needed {
  readonly arguments: readonly string[];
  readonly types: readonly string[];
  /** Resources that name this one and have the arguments: the integrations of an API. */
  readonly of?: { readonly type: string; readonly argument: string };
  /** They stand in for each other, switched as `takeover` says; otherwise all are needed. */
  readonly anyOf?: true;
}

/** The arguments that tell where a resource stands. */
export interface Place {
  /** Its own, that name subnets. */
  readonly subnets?: readonly string[];
  /** Its own blocks, of which each has one `subnet_id`. */
  readonly mapping?: string;
  /** Resources it names that name the subnets where it does not: a subnet group, a network interface, a template. */
  readonly via?: readonly Via[];
  /** Resources that name it and a subnet: associations, mount targets. */
  readonly joined?: readonly Via[];
  /** Its own, that list names of zones. */
  readonly zones?: readonly string[];
  /** Its own, that names the one zone it stands in where its parts are not kept apart. */
  readonly zone?: string;
  /** AWS refuses two subnets of one zone. */
  readonly apart?: true;
  /** It stands in one zone. */
  readonly single?: true;
}

export interface Via {
  readonly type: string;
  /** Of the resource itself for `via`, of the other one for `joined`. */
  readonly argument: string;
  /** Of the other one. */
  readonly subnets: string;
}

/** How a resource is reached inside a VPC. */
export interface Listens {
  /** The arguments that name its security groups. */
  readonly groups: readonly string[];
  /** The argument that has its port. */
  readonly port?: string;
  /** Without one: a program uses one of these. By the beginning of an argument's value where that matters. */
  readonly ports: readonly number[] | PortsBy;
}

export interface PortsBy {
  readonly argument: string;
  readonly of: Readonly<Record<string, readonly number[]>>;
}

/** How many parts a resource has. */
export interface Layout {
  /** So many; as many as an argument says (and `more`); or one in each zone it stands in. */
  readonly parts: number | Counted | 'zones';
  /** AWS puts each part in another zone, as far as there are zones; otherwise all are in one. */
  readonly apart?: true;
  /** A majority must work; otherwise one is enough. */
  readonly quorum?: true;
}

export interface Counted {
  readonly argument: string;
  readonly whenOmitted: number;
  readonly more?: number;
}

/** The layout depends on the value of an argument. Values that are not listed have the layout of the default. */
export interface LayoutBy {
  readonly argument: string;
  readonly whenOmitted: string;
  readonly of: Readonly<Record<string, Layout>>;
}

/** Entries by resource type. */
export type Entries = Readonly<Record<string, Entry>>;
