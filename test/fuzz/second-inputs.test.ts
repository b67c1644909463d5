import { tryInputs } from './inputs-tried.ts';

/** `npm run fuzz -- --from 5001` goes on from here. */
tryInputs(2501, 5000);
