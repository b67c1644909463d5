import type { Cuts } from './cut.ts';
import { admission } from './mutations-admission.ts';
import { lines } from './mutations-lines.ts';
import { members } from './mutations-members.ts';
import { names } from './mutations-names.ts';
import { routes } from './mutations-routes.ts';
import { tiers } from './mutations-tiers.ts';

/** Every cut through the reference network, by what it is about. */
export const cuts: Readonly<Record<string, Cuts>> = { routes, lines, admission, names, members, tiers };
