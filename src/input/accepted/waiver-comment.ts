import { isDate } from '../declared/units.ts';
import { isSaid } from '../said.ts';
import type { WaivedBlock, Waiver, WaiverPlace } from './waiver.ts';

/** A comment of the source files that speaks to nospof. */
export interface SpeakingComment {
  /** Without the signs that make it a comment. */
  readonly text: string;
  readonly place: WaiverPlace;
  /** The blocks it is at, one for each call that leads to the file; none where it is at no block that is in the inputs. */
  readonly of: readonly WaivedBlock[];
}

const MARK = /nospof:waive(?![\w-])\s*/;
const FORM = /^(?<policy>[a-z\d]+(?:-[a-z\d]+)*)(?:\s+until\s+(?<expires>[^\s:]+))?\s*(?::\s*(?<reason>\S.*)?)?$/s;

/** The waivers among comments: `nospof:waive single-router until 2027-03-01: reason`. */
export function waiversIn(comments: readonly SpeakingComment[]): readonly Waiver[] {
  return comments.flatMap(({ text, place, of }) => {
    const found = MARK.exec(text);
    if (found === null) return [];
    const said = text.slice(found.index + found[0].length).trim();
    const { policy, expires, reason } = FORM.exec(said)?.groups ?? {};
    const isRead = policy !== undefined && (expires === undefined || isDate(expires));
    return {
      at: place,
      policy: policy ?? '',
      scope: { is: 'comment', blocks: of, unread: isRead ? undefined : said },
      reason: reason !== undefined && isSaid(reason) ? reason.trim() : undefined,
      requester: undefined,
      approver: undefined,
      compensatingControl: undefined,
      expires,
      ticket: undefined,
    };
  });
}
