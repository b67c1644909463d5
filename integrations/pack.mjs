#!/usr/bin/env node
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { packCheckout } from './from-checkout.mjs';

/*
 * Makes the tarball of nospof in this folder, or in the one that is named, and says its path: `npm install --global "$(node
 * integrations/pack.mjs --no-types)"` in a clone, whatever is or is not installed there. `--no-types` leaves out the types of the library,
 * which the command does not need.
 */
const args = process.argv.slice(2);
const [destination = '.'] = args.filter((arg) => arg !== '--no-types');
const folder = mkdtempSync(join(tmpdir(), 'nospof-pack-'));
packCheckout(folder, resolve(destination), !args.includes('--no-types'), process.env)
  .then(
    (tarball) => process.stdout.write(`${tarball}\n`),
    (error) => {
      process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
      process.exitCode = 2;
    },
  )
  .finally(() => rmSync(folder, { recursive: true, force: true }));
