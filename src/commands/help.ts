import { formats } from '../report/reporters.ts';

/** Texts of the command line that are too long for the command they belong to. */
export const INPUTS =
  'plan JSON, state JSON, CDKTF output folder, or - for standard input, optionally as NAME=INPUT with the name of its stack; several inputs count as one deployment (default: cdktf.out, or else plan.json, or else what is piped)';
export const CONFIG =
  'declared services, sites and facts (default: nospof.yaml or .yml in this folder, or in the nearest one above it, up to the root of the repository)';

export const PACK = 'policy pack: recommended, strict, or the path of your own pack';

export const TEST_TIER = 'plan of the test environment, if it is not among the inputs; repeatable';

export const PARTIAL =
  'the inputs are only some of the stacks: what nospof.yaml names and they do not contain is assumed to be up, and listed';

export const SOURCE =
  'folder of the root module (.tf, .tf.json) that the inputs were made from, or STACK=DIR for one of them; repeatable (default: the folder of each plan)';

export const SERVICE =
  'draw only this service and its dependencies; its name as nospof lint lists it (a name that is not there lists the names)';

export const OUTSIDE = 'let nospof.yaml and packs name files outside of their repository';

export const VERBOSE = 'show complete chains, and every finding separately';
export const QUIET = 'show only the verdict and what rejects, one line each';
export const NO_COLOUR = 'disable colours (same as NO_COLOR=1)';
export const FORMATS = `report format (${formats.join(', ')}), optionally written to FILE; repeatable (default: text)`;

export const ALLOW_PLUGINS =
  'run the plugins that nospof.yaml names: they are programs, so use it for files that you trust';

export const NO_PLUGINS = 'run no plugins, and leave out the policies that need one';

const EXIT_CODES = `
Exit code:
  0  accepted
  1  rejected: at least one error (strict pack: also unproven errors)
  2  not checked: invalid input, invalid configuration, or nothing to check`;

export const HELP = `
Examples:
  nospof plan.json                 check a plan (terraform show -json PLAN > plan.json)
  terraform show -json PLAN | nospof
  nospof lint cdktf.out            check the output of cdktf synth
  nospof init plan.json            write a first nospof.yaml
  nospof graph -o network.svg      draw the network
  nospof explain single-router     explain a policy
  nospof explain aws_nat_gateway   what nospof believes of a resource type
  nospof policies --by control     list the policies
  nospof diff main.json plan.json  compare a plan with the one of another branch
  nospof baseline plan.json        let only new findings fail from now on
  nospof simulate --fail zone=ap-northeast-2a    see what goes down
  nospof report report.json --format sarif=nospof.sarif    show a saved report in another format
${EXIT_CODES}`;

export const LINT_HELP = `
Examples:
  nospof lint plan.json
  nospof lint network.json services.json --config nospof.yaml
  nospof lint plan.json --test-tier staging.json
  nospof lint production-daejeon=plan.json --partial
  terraform show -json PLAN | nospof lint -
  nospof lint --format json=report.json --pack strict

nospof INPUT is the same as nospof lint INPUT. Without INPUT, nospof alone reads what is piped to it, and nospof lint
reads cdktf.out or plan.json first; - is always standard input.
${EXIT_CODES}`;

export const EXPLAIN_HELP = `
Examples:
  nospof explain single-router
  nospof explain aws_nat_gateway
  nospof explain no-single-printer --pack policies/own.yaml

Exit code:
  0  explained
  2  not explained: unknown policy or resource type, or invalid configuration`;

export const POLICIES_HELP = `
Examples:
  nospof policies --by control
  nospof policies --control 'CP-8(2)' --format json
  nospof policies --incident saeol --pack strict

Exit code:
  0  listed
  2  not listed: unknown control or incident, or invalid configuration`;

export const INIT_HELP = `
Examples:
  nospof init
  nospof init plan.json --test-tier staging.json
  nospof init cdktf.out -o -

The file changes nothing as it is: lint says the same with it and without it.

Exit code:
  0  written
  2  not written: no plan, invalid input, or the file exists`;

export const GRAPH_HELP = `
Examples:
  nospof graph -o network.svg
  nospof graph plan.json --service saeol > saeol.svg
  rsvg-convert -o network.png network.svg     # a PNG, or open the SVG in a browser
  nospof graph plan.json --format mermaid     # for a pull request comment

Exit code:
  0  drawn, regardless of the findings
  2  not drawn: invalid input, invalid configuration, or nothing to draw`;

export const BASELINE_HELP = `
Examples:
  nospof baseline plan.json
  nospof baseline cdktf.out --pack strict -o ci/nospof-baseline.json

nospof lint finds nospof-baseline.json as it finds nospof.yaml. Findings in it do not fail, unless they get worse. Waived findings are not recorded.

Exit code:
  0  recorded, regardless of the findings
  2  not recorded: invalid input, invalid configuration, or nothing to check`;

export const SIMULATE_HELP = `
Examples:
  nospof simulate --fail 'role=router,site=daejeon'
  nospof simulate plan.json --fail zone=ap-northeast-2a
  nospof simulate --fail role=router --mode degraded --and address=aws_lb.public

Exit code:
  0  simulated, whatever goes down
  2  not simulated: invalid input, invalid configuration, or nothing matches`;

export const REPORT_HELP = `
Examples:
  nospof lint plan.json --format json=report.json
  nospof report report.json
  nospof report report.json --format markdown --format sarif=nospof.sarif
  nospof lint plan.json --format json | nospof report - --format junit

Reports of every nospof with version 1 of the JSON format can be read.

Exit code:
  0  shown, whatever its verdict: nospof lint gave the exit code when it made the report
  2  not shown: not a valid report, or it cannot be written`;

export const DIFF_HELP = `
Examples:
  nospof diff main.json plan.json                compare what two plans lead to
  nospof diff ../main/cdktf.out cdktf.out        compare two branches of a CDKTF app
  nospof diff main-report.json plan.json         compare with a report of the main branch, saved by nospof lint --format json
  nospof diff old-report.json new-report.json    compare two saved reports, also of several inputs each

Both inputs are judged by the same nospof.yaml and policies; a saved report was judged by those of its run. Waivers are
applied to HEAD; a baseline is not read, because BASE takes its place. A plan is compared by what it leads to; what a
plan changes by itself is shown by nospof lint.

Exit code:
  0  accepted: HEAD introduces no error
  1  rejected: HEAD introduces at least one error (--fail-on error: HEAD has one)
  2  not compared: invalid input, invalid configuration, or nothing to check`;
