import { createHash } from 'node:crypto';
import type { OneOrMore } from '../declared/written-value.ts';
import { isNamed, isSaid } from '../said.ts';
import { readOwnFile } from '../yaml/own-file.ts';
import { readText } from '../yaml/yaml-file.ts';
import type { Waiver, WaiverFile } from './waiver.ts';

/** nospof-waivers.yaml as written, once it fits policies/schema/waivers.schema.json. */
interface WrittenFile {
  readonly version: 1;
  readonly waivers: readonly WrittenWaiver[];
}

interface WrittenWaiver {
  readonly policy: string;
  readonly addresses?: OneOrMore;
  readonly fingerprints?: OneOrMore;
  readonly reason?: string;
  readonly requester?: string;
  readonly approver?: string;
  readonly 'compensating-control'?: string;
  readonly expires?: string;
  readonly ticket?: string;
}

/**
 * Reads a file of waivers.
 * @throws InputError one sentence with file and line.
 */
export async function readWaivers(path: string): Promise<WaiverFile> {
  return parseWaivers(await readText(path), path);
}

/** The same from a text; `file` is its name in messages. */
export async function parseWaivers(text: string, file: string): Promise<WaiverFile> {
  const { document, value } = await readOwnFile<WrittenFile>(text, file, 'waivers');
  const waivers = value.waivers.map((written, index): Waiver => ({
    at: { file, line: document.line(`/waivers/${index}`) },
    policy: written.policy,
    scope: {
      is: 'file',
      addresses: written.addresses === undefined ? undefined : [written.addresses].flat(),
      fingerprints: written.fingerprints === undefined ? undefined : [written.fingerprints].flat(),
    },
    reason: said(written.reason),
    requester: named(written.requester),
    approver: named(written.approver),
    compensatingControl: said(written['compensating-control']),
    expires: written.expires,
    ticket: said(written.ticket),
  }));
  return { path: file, digest: createHash('sha256').update(text).digest('hex'), waivers };
}

function said(text: string | undefined): string | undefined {
  return text !== undefined && isSaid(text) ? text.trim() : undefined;
}

function named(text: string | undefined): string | undefined {
  return text !== undefined && isNamed(text) ? text.trim() : undefined;
}
