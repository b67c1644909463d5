/** An option of `terraform apply` as a shell takes it: keys of instances have brackets and quotes. */
export function targetOption(address: string): string {
  return /^[\w.-]+$/.test(address) ? `-target=${address}` : `-target='${address.replaceAll("'", String.raw`'\''`)}'`;
}
