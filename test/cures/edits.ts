import { type EditablePlan, refs, type Values } from './editable-plan.ts';

/** Does on a plan what a finding asks for at an address. */
export type Edit = (plan: EditablePlan, address: string) => void;

/** References to the subnets of one tier in all zones: those the resource stands in now are of it. */
export function tierOf(plan: EditablePlan, address: string, ...argument: readonly string[]): string[] {
  const now = JSON.stringify(argument.map((name) => plan.written(address, name)));
  const all = plan.of('aws_subnet', address);
  const used = all.filter((subnet) => now.includes(`"${subnet}"`) || now.includes(`"${blockOf(subnet)}"`));
  const like = all.filter((subnet) => used.some((one) => blockOf(one) === blockOf(subnet)));
  const candidates = [...(like.length > 0 ? like : []), ...used, ...all];
  const byZone = new Map<unknown, string>();
  for (const subnet of candidates) {
    const zone = plan.values(subnet)['availability_zone'] ?? subnet;
    if (!byZone.has(zone)) byZone.set(zone, subnet);
  }
  const subnets = [...byZone.values()];
  for (const [place, subnet] of subnets.entries()) {
    // Where AWS chooses the zone, "in two zones" means to choose them.
    if (!('availability_zone' in plan.values(subnet)) && !('availability_zone_id' in plan.values(subnet))) {
      plan.set(subnet, { availability_zone: `eu-west-1${'abc'[place % 3]}` });
    }
  }
  return subnets.length === 1 && byZone.size === 1 ? [...subnets, inSecondZone(plan, subnets[0] ?? '')] : subnets;
}

/** Where all subnets stand in one zone: one more in another, with the routes of the first. */
function inSecondZone(plan: EditablePlan, subnet: string): string {
  const zone = String(plan.values(subnet)['availability_zone'] ?? 'eu-west-1a');
  const other = `${zone.slice(0, -1)}${zone.endsWith('b') ? 'c' : 'b'}`;
  const added = plan.copy(subnet, `second_zone_${plan.of('aws_subnet').length}`, {
    availability_zone: other,
    availability_zone_id: null,
    cidr_block: '10.0.250.0/24',
  });
  for (const association of plan.referring('aws_route_table_association', subnet).slice(0, 1)) {
    plan.copy(association, `second_zone_${plan.of('aws_subnet').length}`, { subnet_id: refs(`${inModule(added)}.id`) });
  }
  return added;
}

/** A subnet of the tier in another zone than the one a resource stands in. */
export function elsewhere(plan: EditablePlan, address: string, argument: string): string {
  const [, ...others] = tierOf(plan, address, argument);
  const now = JSON.stringify(plan.written(address, argument));
  const free = others.filter((subnet) => !now.includes(`"${subnet}"`));
  return free.at(-1) ?? others.at(-1) ?? 'none';
}

export function ids(subnets: readonly string[]): ReturnType<typeof refs> {
  return refs(...subnets.map((subnet) => `${inModule(subnet)}.id`));
}

/** Lists a subnet of every zone in an argument. */
export function inAllZones(argument: string, more: Values = {}): Edit {
  return (plan, address) => plan.set(address, { [argument]: ids(tierOf(plan, address, argument)), ...more });
}

export function set(values: Values): Edit {
  return (plan, address) => plan.set(address, values);
}

export function inTurn(...edits: readonly Edit[]): Edit {
  return (plan, address) => {
    for (const edit of edits) edit(plan, address);
  };
}

export function blockOf(address: string): string {
  return inModule(address).replaceAll(/\[[^\]]*\]/g, '');
}

export function inModule(address: string): string {
  return address.replace(/^(?:module\.[^.[]+(?:\[[^\]]*\])?\.)*/, '');
}
