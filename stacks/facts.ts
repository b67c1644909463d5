/**
 * Facts that no plan can tell about the thing behind a resource, as tags that nospof reads: what it is (`vendor`, `purchased`,
 * `end-of-support`, …), and what it fails together with (`room`, `power`, `carrier`, …: any other word).
 */
export function facts(of: object): Record<string, string> {
  return Object.fromEntries(Object.entries(of).map(([name, value]) => [`nospof:${name}`, String(value)]));
}
