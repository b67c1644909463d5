import { type Command, Option } from 'commander';
import { InputError } from '../input/error.ts';
import { refuseOverwriting } from '../input/same-file.ts';
import { FORMATS, NO_COLOUR, QUIET, REPORT_HELP, VERBOSE } from './help.ts';
import type { Host } from './host.ts';
import { parseLang } from './lang-flag.ts';
import {
  deliverReport,
  filesWritten,
  parseFormat,
  type ShowFlags,
  type Target,
  withStandardOutput,
} from './report-targets.ts';
import { toldOnce } from './told-once.ts';

interface ReportFlags extends ShowFlags {
  readonly format?: readonly Target[];
}

/** `nospof report`: a saved report in another format. Its verdict was given by the run that made it, so the exit code is not told again. */
export function addReportCommand(program: Command, host: Host): void {
  program
    .command('report')
    .description('show a saved JSON report in other formats')
    .argument('[SAVED]', 'report that nospof lint --format json wrote, or - for standard input')
    .option(
      '--lang <LANG>',
      'language of what is said around the texts of the report: en or ko (default: that of the report)',
      parseLang,
    )
    .option('--format <FMT[=FILE]>', FORMATS, parseFormat)
    .option('--verbose', VERBOSE)
    .addOption(new Option('--quiet', QUIET).conflicts('verbose'))
    .option('--no-color', NO_COLOUR)
    .addHelpText('after', REPORT_HELP)
    .action((saved: string | undefined, flags: ReportFlags) => reportCommand(saved, flags, host));
}

async function reportCommand(saved: string | undefined, flags: ReportFlags, host: Host): Promise<void> {
  const file = saved ?? (host.isPiped() ? '-' : undefined);
  if (file === undefined) {
    throw new InputError(
      'nothing to show: no report is given (nospof lint --format json=report.json, then nospof report report.json)',
    );
  }
  const targets = withStandardOutput(flags.format);
  await refuseOverwriting(filesWritten(targets), [file]);
  const { readReport, savedOutcome } = await import('../tasks/saved-report.ts');
  const report = await readReport(file, file === '-' ? host.stdin : undefined);
  await deliverReport(toldOnce(savedOutcome(report, flags)), targets, flags, host);
}
