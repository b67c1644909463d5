import { tryInputs } from './inputs-tried.ts';

tryInputs(1, 1000);
