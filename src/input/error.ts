/** The user's input or configuration cannot be judged. The message is one clear sentence; the command exits 2. */
export class InputError extends Error {
  override readonly name = 'InputError';
}
