/** Where a file of this package lies: `path` from the package's root. The sources and the built files both lie one folder below it. */
export function packageFile(path: string): URL {
  return new URL(`../${path}`, import.meta.url);
}
