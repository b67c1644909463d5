/** What the formats for platforms say beside the texts of the report. */
export interface FormatWords {
  /** The name of the tool before what it says. */
  readonly tool: string;
  readonly warnings: (count: number) => string;
  /** What is there beside what rejects. */
  readonly alsoFound: (counts: string) => string;
  readonly waivedCount: (count: number) => string;
  readonly waivedBecause: (reason: string) => string;
  /** Findings that no annotation shows. */
  readonly annotationsLeftOut: (count: number) => string;
  /** Findings that a log for GitHub has no room for. */
  readonly resultsLeftOut: (count: number, most: number) => string;
  /** A module call that leads to a resource. */
  readonly calledFrom: string;
  /** What all policies are about. */
  readonly tag: string;
  readonly explained: (policy: string) => string;
  readonly inBaseline: string;
  readonly comment: CommentWords;
}

/** What a comment says around the findings. */
interface CommentWords {
  readonly heading: (verdict: string) => string;
  /** Headings of groups of findings. */
  readonly group: Readonly<
    Record<
      | 'rejects'
      | 'alsoReject'
      | 'introduced'
      | 'alreadyThere'
      | 'others'
      | 'inBaseline'
      | 'waived'
      | 'resolved'
      | 'hints',
      (count: number) => string
    >
  >;
  /** Of a group of which the first ones are shown. */
  readonly more: (count: number) => string;
  /** Above the picture. */
  readonly picture: string;
  readonly leftOut: (count: number) => string;
  readonly information: (count: number) => string;
  /** The nospof.yaml that was read, as Markdown. */
  readonly configuration: (path: string) => string;
}
