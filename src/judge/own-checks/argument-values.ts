import type { Json } from '../../input/value.ts';
import type { ArgumentValue } from './checked-network.ts';

/** Words of arguments that hold secrets, or programs that may hold some, whether or not a provider marks them. */
const GIVEAWAY = /pass(?:word|phrase|wd)|secret|token|private_key|user_data|credential|access_key|auth_key/i;

/** Whether the last name of a path says that its value is a secret. Ids and addresses of secrets are none. */
export function isGiveaway(path: string): boolean {
  const last = path.split('.').findLast((step) => !/^\d+$/.test(step)) ?? '';
  return GIVEAWAY.test(last) && !/(?:_arns?|_ids?|_name|_version|_length|_enabled)$/.test(last);
}

/** A copy that cannot be changed, in which secrets are replaced. As deep as the input, which is read with a limit. */
export function readOnly(value: Json): ArgumentValue {
  if (typeof value !== 'object' || value === null) return value;
  if (isArray(value)) return Object.freeze(value.map(readOnly));
  return Object.freeze(
    Object.fromEntries(
      Object.entries(value).map(([key, one]) => [key, isGiveaway(key) && one !== null ? '(sensitive)' : readOnly(one)]),
    ),
  );
}

function isArray(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}
