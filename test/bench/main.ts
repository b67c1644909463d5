import { listRows } from './list-growth.ts';
import { pathRows } from './path-building.ts';
import { readingRows } from './reading.ts';
import { singleFailureRows } from './single-failures.ts';
import { startRows } from './start.ts';
import { table } from './table.ts';

const rows = [...startRows(), ...readingRows(), ...singleFailureRows(), ...(await pathRows()), ...listRows()];
process.stdout.write(`${table(rows)}\n`);
