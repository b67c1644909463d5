import type { Resource } from '../../../input/deployment.ts';
import { groupBy } from '../../../multimap.ts';
import { type NetworkBuilder, alternative } from '../../builder.ts';
import { argument } from '../../fact.ts';

/** Arguments that say where a VPN connection ends. */
const ends = ['transit_gateway_id', 'vpn_gateway_id'] as const;

/** VPN connections whose gateway is in other stacks, by what is known of it: one list for each gateway and input. */
export function linesElsewhere(net: NetworkBuilder): readonly (readonly Resource[])[] {
  const open = net.graph.ofType('aws_vpn_connection').flatMap((connection) => {
    const paths = ends.filter((path) => !net.graph.resolve(connection, path).omitted);
    const isHere = ends.some((path) => net.targets(connection, path, gateways).length > 0);
    return isHere || paths.length === 0 || net.node(connection) === undefined ? [] : [{ connection, path: paths[0]! }];
  });
  const groups = groupBy(open, ({ connection, path }) => {
    const id = connection.attributes.string(path);
    // Production and its test environment may use one gateway, but no line of one carries traffic of the other.
    const { document, module, attributes } = connection;
    return JSON.stringify([document.name, ...(id === undefined ? [module, path, attributes.expressions(path)] : [id])]);
  });
  return [...groups.values()].map((group) => group.map(({ connection }) => connection));
}

const gateways = ['aws_ec2_transit_gateway', 'aws_vpn_gateway'];

/**
 * The way to the premises over connections whose gateway is not in the inputs: any of them. The gateway may have other lines
 * in its own stack, in the best world.
 */
export function wayElsewhere(net: NetworkBuilder, lines: readonly Resource[]): number | undefined {
  const [first] = lines;
  if (first === undefined) return undefined;
  const id = `${first.id} to a gateway elsewhere`;
  const known = net.find(id);
  if (known) return known.index;
  const way = net.group(id, { is: 'premises-way', of: first.id }, first);
  const other = net.group(`${id}#other`, { is: 'premises-way', of: first.id }, first);
  const missing = ends.filter((path) => !net.graph.resolve(first, path).omitted).map((path) => argument(first, path));
  const here = lines.flatMap((line) => net.node(line) ?? []).map((node) => alternative(node));
  const detection = 'link-state';
  net.need(way, {
    of: [...here, alternative(other.index, { world: 'best', missing })],
    detection,
    switchTime: net.times.time('bgp-hold'),
  });
  return way.index;
}
