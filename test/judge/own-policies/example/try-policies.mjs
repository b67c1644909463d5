import { test } from 'node:test';
import { networks, tagged, testPolicy, tinyNetwork, unknown } from 'nospof/testing';
import { shortBackups } from './short-backups.mjs';

const database = (days) => tinyNetwork({ aws_db_instance: { main: { backup_retention_period: days } } });

test('short-backups', () =>
  testPolicy({
    check: shortBackups,
    with: { days: 7 },
    passes: { 'a week': database(7) },
    fails: { 'a day': database(1), 'nothing written': database(undefined) },
    unproven: { 'not known yet': database(unknown) },
  }));

test('slow-payment', () =>
  testPolicy({
    pack: 'own.yaml',
    policy: 'slow-payment',
    config: 'payments.yaml',
    // A standby takes a minute.
    fails: { mirrored: tagged(networks.mirroredStore, { Team: 'payments', Environment: 'production' }) },
  }));
