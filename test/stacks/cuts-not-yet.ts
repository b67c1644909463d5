/**
 * Cuts that are not refused yet, or only elsewhere, each with what the model has to know for it. It may only shrink: the test of a cut
 * that is refused where it must be fails as long as it is here: `node --import tsx test/stacks/list-cuts.ts --update` takes it out.
 */
export const notYet: Readonly<Record<string, string>> = {
  'what arrives from the router passes no firewall in zone b: gwangju':
    'a firewall that sees one direction of a conversation only',
  'what arrives from the internet passes no firewall: daejeon':
    'a firewall that sees one direction of a conversation only',
  'one firewall for the way to the internet of all zones: gwangju':
    'a route to the endpoint of another zone: the endpoint is taken to be that of the zone of the sender',
  'one firewall for the way to the premises of all zones: daejeon':
    'a route to the endpoint of another zone: the endpoint is taken to be that of the zone of the sender',
  'all NAT gateways are private: gwangju':
    'the way out of a private NAT gateway, where a firewall endpoint lies between it and the internet gateway',
  'the network is not propagated to the router: daejeon':
    'answers of a transit gateway to the lines: the tables that the lines are associated with',
  'the peering leads one way, not from here: gwangju': 'answers over a peering of transit gateways',
  'static VPN without routes is the only line: daejeon': 'routes of a static VPN on a transit gateway',
  'dedicated lines, the only ones, announce another network: gwangju':
    'allowed prefixes of a Direct Connect gateway: the line is named, not the association',
  'the firewall drops everything: gwangju': 'the policy of a firewall',
  'private endpoints let no server in: daejeon':
    'groups of an interface endpoint, which takes over the name of a service',
  'no dedicated line has a virtual interface, and nothing else leads to the premises':
    'a Direct Connect gateway without virtual interface is open, as they may be outside the inputs',
  'the peering is not accepted': 'whether a peering of transit gateways is accepted',
  'the private endpoint for secrets in one zone, and no NAT gateway':
    'an interface endpoint as the only way to a service of the Region',
  'the switch listens on nothing: mobile-id at daejeon':
    'nothing behind an entry is open, as it may be outside the inputs',
  'the switch forwards to the targets of another service: emergency-rescue at gwangju':
    'the site is named, not the listener',
  'the door gives everybody a fixed answer: education at daejeon':
    'nothing behind an entry is open, as it may be outside the inputs',
  'the door is not behind the switch: vaccine-booking at gwangju':
    'nothing behind an entry is open, as it may be outside the inputs',
  'the servers are behind nothing: gpki at daejeon': 'nothing behind an entry is open, as it may be outside the inputs',
  'the public switch is internal: government24 at gwangju': 'an internal switch that an internet name leads to',
  'the public switch stands in the subnets of the servers: education at daejeon':
    'a public switch in subnets without a route to the internet gateway',
  'an access list without rules around the servers: gwangju': 'network ACLs',
  'an access list without rules around the servers of zone a: daejeon': 'network ACLs',
  'an access list without rules around the data: gwangju': 'network ACLs',
  'an access list lets no answer of the data out: daejeon': 'network ACLs',
  'an access list denies the internet in the public subnets: gwangju': 'network ACLs',
  'the check watches another host: mobile-id': 'what a health check watches, at one of two records',
  'staging without targets': 'nothing behind an entry of staging is open',
};
