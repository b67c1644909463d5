/**
 * Arrays to work with, handed out again in every run. Memory that is new in every run makes the garbage collector walk
 * the whole network every time, which takes longer than the run.
 */
export class Scratch {
  readonly #buffers: ArrayBuffer[] = [];
  #taken = 0;

  /** A new run begins: what was handed out is free again. */
  begin(): void {
    this.#taken = 0;
  }

  /** So many zeros, until the next `begin`. */
  numbers(length: number): Int32Array {
    return new Int32Array(this.#take(4 * length), 0, length).fill(0);
  }

  /** The same, of 0 to 255. */
  bytes(length: number): Uint8Array {
    return new Uint8Array(this.#take(length), 0, length).fill(0);
  }

  #take(bytes: number): ArrayBuffer {
    let buffer = this.#buffers[this.#taken];
    if (buffer === undefined || buffer.byteLength < bytes) {
      buffer = new ArrayBuffer(bytes);
      this.#buffers[this.#taken] = buffer;
    }
    this.#taken++;
    return buffer;
  }
}
