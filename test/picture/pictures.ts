import { readAssumptions } from '../../src/input/assumptions.ts';
import { judge } from '../../src/judge/judge.ts';
import { readPolicies } from '../../src/judge/packs.ts';
import type { Network } from '../../src/network/network.ts';
import { pictureOf } from '../../src/picture/picture-of.ts';
import type { Box, Edge, Picture, Rail } from '../../src/picture/picture.ts';
import type { SelectionOptions } from '../../src/picture/selection.ts';
import { english } from '../../src/report/words/en/english.ts';
import { network } from '../networks.ts';

const assumptions = await readAssumptions();
const policies = await readPolicies();

/** The picture of a drawn network, judged by the shipped policies. */
export function pictured(drawn: Network, options: SelectionOptions = {}): Picture {
  return pictureOf(drawn, judge(drawn, policies, { assumptions, asOf: '2026-11-28' }), english, options);
}

/** Rows in short: `compute: web ×2 at 0.1 !single-component`. */
export function rowsIn({ rows }: Picture): string[] {
  return rows.map(({ layer, boxes }) => `${layer}: ${boxes.map(boxIn).join(' | ')}`);
}

function boxIn({ name, count, site, zone, mark, standby }: Box): string {
  const place = site === undefined ? '' : ` at ${site}${zone === undefined ? '' : `.${zone}`}`;
  const said = mark === undefined ? '' : ` !${mark.policy}${mark.verdict === 'broken' ? '' : '?'}`;
  return `${name}${count > 1 ? ` ×${count}` : ''}${place}${standby ? ' waits' : ''}${said}`;
}

/** Edges in short: `0 needs 2@1`: the row, and the site where it is at one. */
export function edgesIn({ edges }: Picture): string[] {
  const rail = ({ row, site }: Rail): string => (site === undefined ? `${row}` : `${row}@${site}`);
  return edges.map(({ from, to, tie }: Edge) => `${rail(from)} ${tie} ${rail(to)}`);
}

/** Two sites of two zones: a name that fails over, a switch and a pool at each, a store that is copied between them. */
export function twoSites(): Network {
  const drawn = network().tiers({ productionStated: true, testInInputs: true });
  for (const [site, region] of [
    ['north', 'r1'],
    ['south', 'r2'],
  ] as const) {
    const here = [`site:${site}`, `region:${region}`];
    const inZone = (zone: string) => [...here, `zone:${region}${zone}`];
    const id = (name: string) => `${site}:${name}`;
    const of = (name: string, type: string) => ({ address: name, type });
    for (const zone of ['a', 'b']) {
      const pool = `aws_autoscaling_group.web`;
      for (const member of [1, 2]) {
        drawn.component(`${id(pool)}#${zone}${member}`, {
          ...of(pool, 'aws_autoscaling_group'),
          title: `a member of ${pool}`,
          domains: inZone(zone),
          needs: [id(`aws_nat_gateway.out-${zone}`), [id('db')]],
        });
      }
      drawn.component(`${id('aws_lb.web-switch')}@${zone}`, {
        ...of('aws_lb.web-switch', 'aws_lb'),
        role: 'l4-switch',
        domains: inZone(zone),
        needs: [['a1', 'a2', 'b1', 'b2'].map((member) => `${id(pool)}#${member}`)],
      });
      drawn.component(id(`aws_nat_gateway.out-${zone}`), {
        ...of(`aws_nat_gateway.out-${zone}`, 'aws_nat_gateway'),
        role: 'router',
        domains: inZone(zone),
      });
      drawn.component(id(`aws_rds_cluster_instance.db-${zone}`), {
        ...of(`aws_rds_cluster_instance.db-${zone}`, 'aws_rds_cluster_instance'),
        role: 'datastore',
        domains: inZone(zone),
      });
    }
    drawn.group(id('aws_lb.web-switch'), {
      ...of('aws_lb.web-switch', 'aws_lb'),
      domains: here,
      needs: [['a', 'b'].map((zone) => `${id('aws_lb.web-switch')}@${zone}`)],
    });
    drawn.group(id('db'), { address: null, domains: here, needs: ['writer'] });
    drawn.group(id('cluster'), {
      address: null,
      domains: here,
      needs: [[id('aws_rds_cluster_instance.db-a'), { to: id('aws_rds_cluster_instance.db-b'), standby: true }]],
    });
    drawn.group(`${site} record`, {
      ...of(`aws_route53_record.web-${site}`, 'aws_route53_record'),
      service: 'dns',
      needs: [id('aws_lb.web-switch')],
    });
  }
  const { components, ...rest } = drawn
    .group('writer', {
      address: null,
      title: 'the writer',
      needs: [['north:cluster', { to: 'south:cluster', standby: true }]],
    })
    .group('name', { address: null, needs: [['north record', { to: 'south record', standby: true }]] })
    .group('service web', { address: null, needs: ['name'] })
    .service('web', { root: 'service web', declared: true, grade: 1, rto: 7200, dualSite: true, title: 'The web' })
    .build();
  // Each site is a stack of its own, as its ids say.
  const stackOf = (id: string): string | undefined => /^(north|south):/.exec(id)?.[1];
  return {
    ...rest,
    components: components.map((one) => {
      const stack = stackOf(one.id);
      const { address } = one.origin;
      const resource = address === undefined ? undefined : `${stack}:${address}`;
      return { ...one, origin: { ...one.origin, stack, resource } };
    }),
  };
}
