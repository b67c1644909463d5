/** Texts of the command line that are too long to stand beside the options. */
export const INPUTS =
  'plan JSON, state JSON or CDKTF output folder, - for standard input; all together are one deployment (default: cdktf.out, else plan.json)';
export const CONFIG = 'declared services, sites and facts (default: nospof.yaml, if there)';

const EXIT_CODES = `
Exit code:
  0  accepted
  1  rejected: a service would stop
  2  could not judge: bad input, bad configuration, nothing to judge`;

export const HELP = `
Examples:
  nospof lint plan.json            judge a plan (terraform show -json PLAN > plan.json)
  nospof lint cdktf.out            judge what cdktf synth wrote
  nospof graph -o network.svg      draw it
  nospof explain single-router     what a policy asks for, and why
${EXIT_CODES}`;

export const LINT_HELP = `
Examples:
  nospof lint plan.json
  nospof lint network.json services.json --config nospof.yaml
  terraform show -json PLAN | nospof lint -
  nospof lint --format json=report.json --pack strict
${EXIT_CODES}`;

export const GRAPH_HELP = `
Examples:
  nospof graph -o network.svg
  nospof graph plan.json --service saeol > saeol.svg
  nospof graph plan.json --format mermaid     for a comment in a pull request

Exit code:
  0  drawn, whatever the verdict
  2  could not draw: bad input, bad configuration, nothing to draw`;
