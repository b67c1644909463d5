import { shippedValue } from '../input/shipped-value.ts';

/** An incident that policies are based on. */
export interface Incident {
  readonly title: string;
  /** Its number among the incidents that are replayed. */
  readonly replay: string;
}

interface References {
  readonly incidents: Readonly<Record<string, Incident>>;
  readonly controls: Readonly<Record<string, string>>;
}

/** What policies refer to: `policies/references.yaml`, which tests hold against the policies. */
function references(): References {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the tests check its form
  return shippedValue('references') as References;
}

/** What a control of a standard asks for; undefined for one that no shipped policy supports. */
export function controlTitle(control: string): string | undefined {
  return own(references().controls, control);
}

/** What happened; undefined for an incident of the user's own. */
export function incidentOf(name: string): Incident | undefined {
  return own(references().incidents, name);
}

function own<T>(of: Readonly<Record<string, T>>, name: string): T | undefined {
  return Object.hasOwn(of, name) ? of[name] : undefined;
}
