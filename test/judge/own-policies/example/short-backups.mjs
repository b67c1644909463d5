import { defineCheck } from 'nospof/checks';

export const shortBackups = defineCheck({
  id: 'short-backups',
  title: 'Backups of databases are kept long enough',
  options: { properties: { days: { type: 'integer', minimum: 1 } }, required: ['days'] },
  check({ network, options, fails, unproven }) {
    const argument = 'backup_retention_period';
    const databases = network.resources.filter(({ type }) => type === 'aws_db_instance');
    return databases.flatMap((at) => {
      const kept = at.argument(argument);
      if (kept.is === 'unknown') {
        return unproven({ at, argument, says: `${at.address} may keep its backups for too short`, missing: [kept] });
      }
      // AWS keeps them for a day unless said.
      const days = kept.is === 'omitted' ? 1 : Number(kept.value);
      if (days >= options.days) return [];
      return fails({ at, argument, says: `${at.address} keeps its backups for ${days} of ${options.days} days` });
    });
  },
});
