import type { Words } from './words.ts';

/** The words for a report on two inputs that were compared: what changes is then no plan. */
export function inComparison(words: Words): Words {
  const { comparison, report, format } = words;
  const { comment } = format;
  return {
    ...words,
    report: {
      ...report,
      changes: comparison.changes,
      inShort: { ...report.inShort, heading: comparison.inShort },
    },
    format: { ...format, comment: { ...comment, group: { ...comment.group, ...comparison.group } } },
  };
}
