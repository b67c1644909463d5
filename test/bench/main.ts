import { singleFailureRows } from './single-failures.ts';
import { table } from './table.ts';

process.stdout.write(`${table(singleFailureRows())}\n`);
