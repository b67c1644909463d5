import { tryInputs } from './inputs-tried.ts';

tryInputs(3001, 4000);
