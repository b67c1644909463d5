/** Resources by type and name, as a configuration in JSON has them. */
export type Resources = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>>>>;

export const REGION = 'ap-northeast-2';
export const ZONES = ['a', 'b', 'c'] as const;

/** What a specimen stands in: a VPC with a subnet in each of three zones, and no way out that could fail. */
export const surroundings: Resources = {
  aws_vpc: { net: { cidr_block: '10.0.0.0/16' } },
  aws_subnet: Object.fromEntries(
    ZONES.map((zone, index) => [
      zone,
      { vpc_id: '${aws_vpc.net.id}', availability_zone: `${REGION}${zone}`, cidr_block: `10.0.${index}.0/24` },
    ]),
  ),
  aws_security_group: {
    open: {
      vpc_id: '${aws_vpc.net.id}',
      ingress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
      egress: [{ from_port: 0, to_port: 0, protocol: '-1', cidr_blocks: ['0.0.0.0/0'] }],
    },
  },
};

export const subnetIds: readonly string[] = ZONES.map((zone) => `\${aws_subnet.${zone}.id}`);

/** Both, of each type. */
export function together(...all: readonly Resources[]): Resources {
  const types = new Set(all.flatMap((one) => Object.keys(one)));
  return Object.fromEntries(
    Array.from(types, (type) => [type, Object.assign({}, ...all.map((one) => one[type] ?? {}))]),
  );
}
