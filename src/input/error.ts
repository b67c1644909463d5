import { sentence } from '../printable.ts';

/** The user's input or configuration cannot be judged. The message is one clear sentence; the command exits 2. */
export class InputError extends Error {
  override readonly name = 'InputError';

  /** @param message one sentence, in which names and values of the input may be quoted as they are */
  constructor(message: string, options?: ErrorOptions) {
    super(sentence(message), options);
  }
}
