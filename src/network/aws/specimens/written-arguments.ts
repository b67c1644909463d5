/** Arguments as they would be written in Terraform, one text each: `cluster_config.instance_count = 3`. */
export function writtenArguments(set: Readonly<Record<string, unknown>>, parent = ''): readonly string[] {
  return Object.entries(set).flatMap(([name, value]) => {
    const path = parent === '' ? name : `${parent}.${name}`;
    if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
      return writtenArguments(Object.fromEntries(Object.entries(value)), path);
    }
    return [`${path} = ${JSON.stringify(value)}`];
  });
}
