import type { Environment, Settings } from '../settings.ts';
import { type Fault, repeated } from './fault.ts';

/** Accounts, numbers of BGP and VLANs that are none, or that two things have. */
export function numberFaults({ environments }: Settings): Fault[] {
  return [...accountFaults(environments), ...asnFaults(environments), ...vlanFaults(environments)];
}

function accountFaults(environments: readonly Environment[]): Fault[] {
  const uses = environments.flatMap(({ name: of, accounts }) =>
    Object.entries(accounts).map(([what, value]: [string, string]) => ({ what: `${of} ${what}`, value, of })),
  );
  return [
    ...uses
      .filter(({ value }) => !/^\d{12}$/.test(value))
      .map(({ what, value, of }) => ({
        says: `${what}: "${value}" is no account number of 12 figures.`,
        written: value,
        of,
      })),
    ...repeated(
      uses,
      (what, other, value) => `${what} and ${other} are one account, ${value}: who gets into one is in both.`,
    ),
  ];
}

/** Private numbers of 16 bits: AWS takes them for every end. https://docs.aws.amazon.com/vpn/latest/s2svpn/cgw-options.html */
const privateAsn = { first: 64_512, last: 65_534 };

function asnFaults(environments: readonly Environment[]): Fault[] {
  const uses = environments.flatMap(({ name: of, premises, lineAsn, sites }) => [
    { what: `the premises of ${of}`, value: premises.asn, of },
    { what: `the dedicated lines of ${of}`, value: lineAsn, of },
    ...sites.map(({ name, transitAsn }) => ({ what: `${of} ${name}`, value: transitAsn, of })),
  ]);
  return [
    ...uses
      .filter(({ value }) => !Number.isInteger(value) || value < privateAsn.first || value > privateAsn.last)
      .map(({ what, value, of }) => ({
        says: `${what}: ${value} is no private BGP number (${privateAsn.first} to ${privateAsn.last}).`,
        written: value,
        of,
      })),
    ...repeated(
      uses,
      (what, other, value) => `${what} and ${other} have one BGP number, ${value}: routes between them are dropped.`,
    ),
  ];
}

function vlanFaults(environments: readonly Environment[]): Fault[] {
  const uses = environments.flatMap(({ name: of, directConnect }) =>
    directConnect.flatMap(({ location, lines }) =>
      lines.map(({ vlan }, index) => ({ what: `line ${index + 1} of ${of} to ${location}`, value: vlan, of })),
    ),
  );
  return [
    ...uses
      .filter(({ value }) => !Number.isInteger(value) || value < 1 || value > 4094)
      .map(({ what, value, of }) => ({ says: `${what}: ${value} is no VLAN (1 to 4094).`, written: value, of })),
    ...repeated(uses, (what, other, value) => `${what} and ${other} have one VLAN, ${value}.`),
  ];
}
