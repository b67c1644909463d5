/** What families ask about places: which subnets, in which VPC, in which zones. */
export { namedZone } from './named-zone.ts';
export { openZones, outsideZone, someZone, zonesById } from './open-zones.ts';
export { zoneOf, zonesOf } from './subnet-zones.ts';
export { possibleSubnets, possibleWithin, subnetsOf, vpcOf } from './subnets.ts';
