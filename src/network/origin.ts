import type { DeclaredRole } from '../input/declared/model.ts';

export type Role =
  | DeclaredRole
  /** A junction of needs without a body of its own: a pool, a path, a service. It never fails by itself. */
  | 'group';

/** Where a fact came from, for people and for reports. */
export interface Origin {
  /** Terraform's address; undefined for declared components. */
  readonly address: string | undefined;
  /** Id of the resource: the address, after its stack where several are judged; undefined for declared components. */
  readonly resource: string | undefined;
  /** The address as it is written, once for all instances of count, for_each and module; undefined for declared components. */
  readonly written?: string | undefined;
  /** The same whatever else is judged, and whatever its file is called; undefined for declared components. */
  readonly lasting?: string | undefined;
  /** Document (stack) the resource stands in. */
  readonly stack: string | undefined;
  readonly type: string | undefined;
  /** What the resource is, where the cloud runs it for a whole Region, so that it has no part with a role. */
  readonly service?: Role | undefined;
  /** It is a device outside the cloud. */
  readonly onPremises?: boolean;
  /** Clients on the internet reach it (true), or only those inside (false); undefined for what is no entry, and where it is open. */
  readonly isPublic?: boolean | undefined;
}
