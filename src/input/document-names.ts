/** What a document would be called alone, and the folders above it, outermost first. */
export interface PlacedName {
  readonly name: string;
  readonly folders: readonly string[];
}

/**
 * A name for each document, in the order given: its own where no other has it, else with as many of the folders above it as
 * tell it apart (`net/plan` and `data/plan`), whatever the order. Only what its folders do not tell apart is numbered.
 */
export function uniqueNames(documents: readonly PlacedName[]): readonly string[] {
  const forms = documents.map(longerAndLonger);
  const counts = new Map<string, number>();
  for (const name of forms.flat()) counts.set(name, (counts.get(name) ?? 0) + 1);
  const taken = new Set<string>();
  return forms.map((names) => {
    const apart = names.find((name) => counts.get(name) === 1) ?? names.at(-1) ?? '';
    let name = apart;
    for (let count = 2; taken.has(name); count++) name = `${apart}-${count}`;
    taken.add(name);
    return name;
  });
}

/** `plan`, `net/plan`, `prod/net/plan`. */
function longerAndLonger({ name, folders }: PlacedName): readonly string[] {
  return [name, ...folders.map((_, above) => [...folders.slice(folders.length - 1 - above), name].join('/'))];
}
