/** Items in the order of their keys, smallest first. Binary heap: Williams, "Algorithm 232: Heapsort" (1964). */
export class Heap {
  readonly #keys: number[] = [];
  readonly #items: number[] = [];

  get size(): number {
    return this.#items.length;
  }

  /** Smallest key; Infinity when empty. */
  get least(): number {
    return this.#keys[0] ?? Infinity;
  }

  clear(): void {
    this.#items.length = 0;
    this.#keys.length = 0;
  }

  push(item: number, key: number): void {
    let place = this.#items.length;
    this.#items.push(item);
    this.#keys.push(key);
    while (place > 0) {
      const parent = (place - 1) >> 1;
      if (this.#keys[parent]! <= key) break;
      this.#move(parent, place);
      place = parent;
    }
    this.#put(place, item, key);
  }

  /** Takes the item with the smallest key; undefined when empty. */
  pop(): number | undefined {
    const first = this.#items[0];
    const item = this.#items.pop();
    const key = this.#keys.pop();
    if (item === undefined || key === undefined || this.#items.length === 0) return first;
    let place = 0;
    for (;;) {
      let child = 2 * place + 1;
      if (child >= this.#items.length) break;
      if (child + 1 < this.#items.length && this.#keys[child + 1]! < this.#keys[child]!) child++;
      if (this.#keys[child]! >= key) break;
      this.#move(child, place);
      place = child;
    }
    this.#put(place, item, key);
    return first;
  }

  #move(from: number, to: number): void {
    this.#put(to, this.#items[from]!, this.#keys[from]!);
  }

  #put(place: number, item: number, key: number): void {
    this.#items[place] = item;
    this.#keys[place] = key;
  }
}
