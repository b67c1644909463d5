import { pathRows } from './path-building.ts';
import { readingRows } from './reading.ts';
import { singleFailureRows } from './single-failures.ts';
import { startRows } from './start.ts';
import { table } from './table.ts';

process.stdout.write(`${table([...startRows(), ...readingRows(), ...singleFailureRows(), ...(await pathRows())])}\n`);
