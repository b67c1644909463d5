import type { Finding, Report } from '../../../src/report/report.ts';
import { accepted, finding, rejected } from '../reports.ts';

const policies: Report['policies'] = [
  {
    id: 'single-router',
    title: 'A router whose failure stops a service',
    severity: 'error',
    why: 'A router fails.',
    fix: 'Add a second one.',
    controls: ['NIST-800-53:CP-8(2)'],
    incident: 'saeol-2023-11-17',
  },
];

/** A plan that introduces a finding, with its place, resolves one, and leaves two that were there; one of them is waived. */
export function changed(): Report {
  const resolved = finding({ message: 'If aws_nat_gateway.old fails, shop stops', fingerprint: 'a'.repeat(16) });
  const { policy, severity, verdict, message, addresses, fingerprint } = resolved;
  return accepted({
    verdict: 'rejected',
    policies,
    summary: { ...accepted().summary, broken: { error: 2, warning: 0, info: 0 } },
    changes: {
      introduced: 1,
      alreadyThere: 2,
      resolved: [{ policy, severity, verdict, message, addresses, fingerprint }],
    },
    findings: [
      finding({
        change: 'already-there',
        fingerprint: 'b'.repeat(16),
        addresses: ['aws_vpn_connection.old'],
        construct: 'edge/Tunnel/old',
      }),
      finding({
        change: 'introduced',
        rejects: true,
        source: {
          file: './modules/edge/network.tf',
          line: 41,
          column: 3,
          argument: 'ip_address',
          calledFrom: [{ file: 'main.tf', line: 12 }],
        },
      }),
      finding({ change: 'already-there', waived: 'replaced in May, decision 12', fingerprint: 'c'.repeat(16) }),
    ],
  });
}

/** More findings than platforms show. */
export function many(): Report {
  const findings = Array.from({ length: 6000 }, (_, at) =>
    finding({
      addresses: [`aws_instance.a[${at}]`],
      fingerprint: at.toString(16).padStart(16, '0'),
      severity: at % 3 === 0 ? 'warning' : 'error',
      ...(at % 2 === 1 && { rejects: true as const }),
    }),
  );
  return accepted({ verdict: 'rejected', policies, findings });
}

/** A finding that stops more services than a place has room for. */
export function crowded(): Report {
  const services: Finding['services'] = Array.from({ length: 2000 }, (_, at) => ({
    name: `service ${at}`,
    declared: false,
    outage: [30, null],
    limit: 180,
  }));
  const one = finding({ services, witness: services.map(({ name }) => name), rejects: true });
  return { ...rejected(), policies, findings: [one, one] };
}
