/**
 * Short source of a provider, whichever registry served it: `hashicorp/aws` for `registry.terraform.io/hashicorp/aws`,
 * `registry.opentofu.org/hashicorp/aws`, and the bare `aws` of Terraform 0.12.
 */
export function shortProvider(name: string): string {
  let short = shortened.get(name);
  if (short === undefined) shortened.set(name, (short = shorten(name)));
  return short;
}

/** A plan names its few providers once a resource. */
const shortened = new Map<string, string>();

function shorten(name: string): string {
  const plain = name.replace(/^provider\["?|"?\].*$/g, '').replace(/^provider\./, '');
  const parts = plain.split('/').filter((part) => part !== '');
  const type = parts.at(-1) ?? '';
  const namespace = parts.at(-2) ?? (type === 'terraform' ? 'builtin' : undefined);
  return `${namespace === undefined || namespace === '-' ? 'hashicorp' : namespace}/${type}`;
}

/** Provider of a resource type by Terraform's rule: the first word of the type. */
export function providerOfType(type: string): string {
  return shortProvider(type.split('_', 1)[0] ?? type);
}
