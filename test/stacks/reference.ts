import { settings } from '../../stacks/settings.ts';
import { synthesise } from './synthesis.ts';

/** The reference network as it is: synthesised once for all tests that run in one worker. Not to be changed. */
export const reference = await synthesise(settings);
