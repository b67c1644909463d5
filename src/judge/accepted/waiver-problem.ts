import type { Waiver } from '../../input/accepted/waiver.ts';
import { nearest } from '../../input/spelling.ts';
import { pushAll } from '../../multimap.ts';
import type { PolicySet } from '../policy.ts';
import { isSamePerson } from './same-person.ts';
import { isTooBroad } from './too-broad.ts';

/** What is wrong with a waiver, so that it does not apply. */
export type WaiverProblem = {
  [Is in keyof WaiverProblems]: { readonly is: Is } & WaiverProblems[Is];
}[keyof WaiverProblems];

export interface WaiverProblems {
  /** A comment that is no waiver. */
  readonly unread: { readonly text: string };
  readonly 'unknown-policy': { readonly policy: string; readonly meant: string | undefined };
  readonly 'not-waivable': unknown;
  readonly 'too-broad': { readonly pattern: string };
  readonly 'no-reason': unknown;
  readonly 'no-requester': unknown;
  readonly 'no-approver': unknown;
  /** A comment, which names no approver, for an error where the strict pack is in use. */
  readonly 'approver-needed': unknown;
  readonly 'self-approved': { readonly by: string };
  readonly 'no-expiry': unknown;
  readonly expired: { readonly on: string };
  /** It ends on a day that is too far ahead. */
  readonly 'too-long': { readonly until: string; readonly days: number; readonly asOf: string };
  /** A comment at no block of the inputs. */
  readonly 'at-no-block': unknown;
  /** It matches no finding of these inputs. */
  readonly unused: unknown;
}

/**
 * What is wrong with a waiver by itself, whatever was found.
 * @param asOf the day to judge by; a waiver holds until the end of the day it names
 * @param days the most that it may have left
 */
export function problemsOf(
  waiver: Waiver,
  { defined }: PolicySet,
  asOf: string,
  days: number,
): readonly WaiverProblem[] {
  const { scope, policy: id, reason, expires } = waiver;
  if (scope.is === 'comment' && scope.unread !== undefined) return [{ is: 'unread', text: scope.unread }];
  const policy = defined.find((one) => one.id === id);
  if (policy === undefined) {
    const ids = defined.map((one) => one.id);
    return [{ is: 'unknown-policy', policy: id, meant: nearest(id, ids) }];
  }
  const problems: WaiverProblem[] = [];
  if (!policy.waivable) problems.push({ is: 'not-waivable' });
  if (scope.is === 'file') {
    for (const text of scope.addresses ?? []) if (isTooBroad(text)) problems.push({ is: 'too-broad', pattern: text });
  }
  // Days of the calendar as texts: the later one is the greater.
  if (expires !== undefined && expires < asOf) problems.push({ is: 'expired', on: expires });
  if (expires !== undefined && daysBetween(asOf, expires) > days) {
    problems.push({ is: 'too-long', until: expires, days, asOf });
  }
  if (scope.is === 'file') pushAll(problems, approval(waiver));
  if (reason === undefined) problems.push({ is: 'no-reason' });
  if (expires === undefined) problems.push({ is: 'no-expiry' });
  return problems;
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / (24 * 60 * 60 * 1000);
}

/** Who asked is not who granted. A comment says neither: who wrote it and who reviewed it is known where the source is kept. */
function approval({ requester, approver }: Waiver): readonly WaiverProblem[] {
  if (requester !== undefined && approver !== undefined) {
    return isSamePerson(requester, approver) ? [{ is: 'self-approved', by: approver }] : [];
  }
  return [
    ...(requester === undefined ? [{ is: 'no-requester' } as const] : []),
    ...(approver === undefined ? [{ is: 'no-approver' } as const] : []),
  ];
}
