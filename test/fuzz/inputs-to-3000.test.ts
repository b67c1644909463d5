import { tryInputs } from './inputs-tried.ts';

tryInputs(2001, 3000);
