import { formats, type Reporter, reporterOf } from '../../src/report/reporters.ts';

/** All of them, loaded. */
export const everyReporter: readonly Reporter[] = await Promise.all(formats.map(reporterOf));
