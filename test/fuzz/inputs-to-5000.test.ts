import { tryInputs } from './inputs-tried.ts';

/** `npm run fuzz -- --from 5001` goes on from here. */
tryInputs(4001, 5000);
