import type { DataLoss } from '../../network/lost-data.ts';
import type { Network } from '../../network/network.ts';

/** What plans do to what is there. */
export interface Applied {
  /** The network as it is before them, with what they take down as failure domains. */
  readonly before: Network;
  /** Stores whose data they destroy. */
  readonly losses: readonly DataLoss[];
}
