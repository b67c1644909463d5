import type { Detection, Title } from '../../network/network.ts';

/** What the policies of policies/detection.yaml say. */
export interface DetectionStatements {
  /** Something could take over from what is degraded, but what needs it (`by`) notices only what is down. */
  readonly unseen: { readonly by: Title; readonly detections: readonly Detection[] };
}
