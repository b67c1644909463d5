/** Small networks whose answer is not ours yet, each with what is not seen. It may only shrink; those with a page of AWS may stay. */
export const notYet: Readonly<Record<string, string>> = {
  's3-endpoint-one-table': 'verdict: no NAT gateway',
  'endpoint-one-zone-no-nat': 'verdict: no NAT gateway',
  'attachment-one-of-three': 'verdict: the attachment has an interface in zone a only',
  'worker-group-of-one-ssh-only': 'resource: a queue worker needs no ingress',
};
