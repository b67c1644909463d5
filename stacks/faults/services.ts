import type { Environment, Settings, Site } from '../settings.ts';
import { type Fault, repeated } from './fault.ts';

/** Services without a load, named twice, or too long for AWS; backups that AWS does not keep. */
export function serviceFaults({ environments }: Settings): Fault[] {
  return environments.flatMap((environment) => [
    ...backupFaults(environment),
    ...environment.sites.flatMap((site) => ofSite(environment, site)),
  ]);
}

/** A load balancer has the longest name for the least room: `daejeon-government24-door`. */
const longestName = 32;
const longestEnding = '-door';

function ofSite({ name: of }: Environment, { name: place, services }: Site): Fault[] {
  const where = `${of} ${place}`;
  return [
    ...services
      .filter(({ load: { peak, perServer } }) => !(peak > 0 && perServer > 0))
      .map(({ name }) => ({
        says: `${where}: the load of ${name} and what a server answers must be more than nothing.`,
        written: name,
        of,
      })),
    ...services
      .filter(({ name }) => `${place}-${name}${longestEnding}`.length > longestName)
      .map(({ name }) => ({
        says: `${where}: "${place}-${name}${longestEnding}" is longer than the ${longestName} letters of a load balancer's name.`,
        written: name,
        of,
      })),
    ...repeated(
      services.map(({ name: value }) => ({ what: where, value, of })),
      (_what, _other, name) => `${where}: ${name} is named twice.`,
    ),
  ];
}

/** A continuous backup of AWS goes back 35 days. https://docs.aws.amazon.com/aws-backup/latest/devguide/point-in-time-recovery.html */
const kept = { least: 7, most: 35 };

function backupFaults({ name: of, backupDays }: Environment): Fault[] {
  if (Number.isInteger(backupDays) && backupDays >= kept.least && backupDays <= kept.most) return [];
  const says = `${of}: backups are kept for ${kept.least} to ${kept.most} days, not ${backupDays}.`;
  return [{ says, written: backupDays, of }];
}
