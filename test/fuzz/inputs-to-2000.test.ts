import { tryInputs } from './inputs-tried.ts';

tryInputs(1001, 2000);
