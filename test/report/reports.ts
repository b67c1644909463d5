import type { Finding, Report, ReportService } from '../../src/report/report.ts';

/** A finding of `single-router`, unless `change` says otherwise. */
export function finding(change: Partial<Finding> = {}): Finding {
  return {
    policy: 'single-router',
    severity: 'error',
    verdict: 'broken',
    message:
      'If aws_customer_gateway.cgw fails, premises-link stays down until the failed component is replaced (limit 3 min)',
    failure: { label: 'aws_customer_gateway.cgw', mode: 'down', components: ['aws_customer_gateway.cgw'] },
    also: [],
    addresses: ['aws_customer_gateway.cgw'],
    services: [{ name: 'premises-link', declared: false, outage: [null, null], limit: 180 }],
    witness: [
      'premises-link',
      'the path between aws_dx_gateway.a and the on-premises network',
      'aws_vpn_connection.main',
      'aws_customer_gateway.cgw',
    ],
    missing: [],
    source: null,
    fix: 'Add a second customer gateway with an address of its own, and a VPN connection to it.',
    controls: ['NIST-800-53:CP-8(2)'],
    incident: 'saeol-2023-11-17',
    fingerprint: '0123456789abcdef',
    ...change,
  };
}

/** A declared service that holds, unless `change` says otherwise. */
export function service(change: Partial<ReportService> = {}): ReportService {
  return {
    name: 'saeol',
    title: 'Saeol',
    declared: true,
    grade: 1,
    tier: 'production',
    dualSite: true,
    rto: 7200,
    rtoWithinSite: 7200,
    verdict: 'holds',
    notModelled: [],
    ...change,
  };
}

/** Nothing found, nothing left out. */
export function accepted(change: Partial<Report> = {}): Report {
  return {
    version: 1,
    tool: { name: 'nospof', version: '0.1.0' },
    inputs: [{ name: 'plan', kind: 'plan', path: 'plan.json', digest: 'ab'.repeat(32), resources: 14 }],
    verdict: 'accepted',
    summary: {
      broken: { error: 0, warning: 0, info: 0 },
      unproven: { error: 0, warning: 0, info: 0 },
      waived: 0,
      inBaseline: 0,
      packs: ['recommended'],
      disabled: [],
      services: 1,
      components: 9,
      failures: 12,
      longestOutage: [
        { kind: 'component', tried: 9, outage: [30, 90], service: 'saeol', failure: 'aws_lb.saeol in ap-northeast-2a' },
        { kind: 'zone', tried: 3, outage: [0, 0], service: 'saeol', failure: 'zone ap-northeast-2a' },
      ],
    },
    declared: {
      configuration: null,
      packs: [{ name: 'recommended', digest: 'cd'.repeat(32), shipped: true }],
      facts: [],
    },
    services: [service()],
    policies: [],
    findings: [],
    coverage: { resources: 14, modelled: 14, notModelled: 0, notModelledTypes: {}, opaqueModules: [], mixedForms: [] },
    ...change,
  };
}

/** One of each: errors that fold, a warning, an unproven one, information, a waiver, types that are not modelled. */
export function rejected(): Report {
  const instance = (name: string) =>
    finding({
      policy: 'single-component',
      rejects: true,
      message: `If aws_instance.${name} fails, ${name} stays down until the failed component is replaced (limit 3 min)`,
      failure: { label: `aws_instance.${name}`, mode: 'down', components: [`aws_instance.${name}`] },
      addresses: [`aws_instance.${name}`],
      services: [{ name, declared: false, outage: [null, null], limit: 180 }],
      witness: [name, `aws_instance.${name}`],
      fix: 'Put the instances of one job into an Auto Scaling group over three zones.',
    });
  return accepted({
    verdict: 'rejected',
    summary: {
      ...accepted().summary,
      broken: { error: 5, warning: 1, info: 0 },
      unproven: { error: 1, warning: 0, info: 1 },
      waived: 1,
      inBaseline: 0,
      packs: ['recommended', 'strict'],
      disabled: [{ policy: 'single-zone', reason: 'one hall only, decision 7' }],
      services: 6,
    },
    declared: {
      configuration: { path: 'nospof.yaml', digest: 'ef'.repeat(32), found: true },
      packs: [],
      facts: [
        {
          kind: 'disabled',
          message: 'the policy single-zone is disabled: one hall only, decision 7',
          at: 'nospof.yaml:4',
          refusedByStrict: true,
          addresses: [],
        },
        ...['a', 'b', 'c', 'd', 'e'].map((name) => ({
          kind: 'component',
          message: `router-${name}, which services depend on, is in no plan (role router)`,
          at: 'nospof.yaml:7',
          refusedByStrict: false,
          addresses: [],
        })),
      ],
    },
    waivers: {
      asOf: '2026-11-28',
      file: { path: 'nospof-waivers.yaml', digest: '98'.repeat(32), found: true },
      waivers: 1,
      inline: 0,
    },
    services: [
      service(),
      service({
        name: 'premises-link',
        title: 'premises-link',
        declared: false,
        grade: 3,
        tier: 'unstated',
        dualSite: false,
        rto: null,
        rtoWithinSite: null,
        verdict: 'broken',
      }),
      service({
        name: 'shop',
        title: 'shop',
        declared: false,
        grade: 3,
        dualSite: false,
        rto: null,
        rtoWithinSite: null,
        verdict: 'unproven',
        notModelled: ['aws_appflow_flow.a'],
      }),
    ],
    findings: [
      finding({ rejects: true, also: ['zone eu-central-1a'], source: { file: 'stacks/premises-link.ts', line: 41 } }),
      ...['a', 'b', 'c', 'd'].map(instance),
      finding({
        policy: 'fault-barrier-missing',
        severity: 'warning',
        message: '2 services of grade 1 depend on aws_lb.shared; the limit is 1 per device',
        addresses: ['aws_lb.shared'],
        services: [
          { name: 'saeol', declared: true, outage: [30, 90], limit: 7200 },
          { name: 'shop', declared: false, outage: [30, null], limit: null },
        ],
        assumptions: [
          { id: 'nlb-zone', value: [30, 90], source: 'https://docs.example/nlb (DNS time to live 60 s)' },
          { id: 'target-health', value: [30, 30], source: 'nospof.yaml' },
        ],
        witness: [],
        fix: 'Give each service an L4 switch of its own.',
      }),
      finding({
        policy: 'single-l4-switch',
        verdict: 'unproven',
        message: 'The inputs contain nothing behind aws_lb.shop',
        addresses: ['aws_lb.shop'],
        failure: { label: 'aws_lb.shop', mode: 'down', components: ['shop-stack:aws_lb.shop@?'] },
        stacks: ['shop-stack'],
        missing: ['the targets of aws_lb.shop', 'the zone of aws_subnet.a'],
        witness: ['shop', 'aws_lb.shop'],
        fix: 'Give the plan that holds the targets too.',
      }),
      finding({
        severity: 'info',
        verdict: 'unproven',
        message: 'If aws_instance.bastion fails, it may stay down until it is replaced (limit 3 min)',
        addresses: ['aws_instance.bastion'],
      }),
      finding({
        message: 'If aws_nat_gateway.one fails, shop stays down until the failed component is replaced (limit 3 min)',
        addresses: ['aws_nat_gateway.one'],
        waived: 'replaced in May, decision 12',
        waiver: {
          requester: 'kim@example.org',
          approver: 'lee@example.org',
          expires: '2027-03-01',
          ticket: 'OPS-12',
          compensatingControl: 'a spare gateway is kept ready',
          at: 'nospof-waivers.yaml:3',
        },
      }),
    ],
    coverage: {
      resources: 55,
      modelled: 48,
      notModelled: 7,
      notModelledTypes: { aws_appflow_flow: 1, aws_glue_job: 4, azurerm_lb: 2 },
      opaqueModules: ['module.legacy'],
      mixedForms: [],
    },
  });
}
