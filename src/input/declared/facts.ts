import type {
  WrittenComponentFacts,
  WrittenDevice,
  WrittenDomain,
  WrittenPeak,
  WrittenProbe,
  WrittenRota,
  WrittenServiceFacts,
} from './written-facts.ts';
import type {
  DeclaredComponentFacts,
  DeclaredDevice,
  DeclaredDomain,
  DeclaredHours,
  DeclaredPeak,
  DeclaredProbe,
  DeclaredRota,
  DeclaredServiceFacts,
} from './facts-model.ts';
import { bytesPerSecond, isDate, parseLife, parseSize, perSecond } from './units.ts';
import { given, list, mapOf, namesAt, type Places, seconds } from './declared-values.ts';
import { InputError } from '../error.ts';
import { escapeKey } from '../yaml/json-pointer.ts';

/** Facts about a component; `pointer` is where it stands in the file. */
export function componentFacts(written: WrittenComponentFacts, pointer: string, at: Places): DeclaredComponentFacts {
  return {
    operator: written.operator,
    faultIsolation: written['fault-isolation'],
    shared: written.shared,
    planned: given(written.status, (status) => status === 'planned'),
    device: given(written.device, device),
    modules: mapOf(written.modules, ({ title, ports }, name) => ({
      at: at(`${pointer}/modules/${escapeKey(name)}`),
      title,
      ports,
    })),
    capacity: given(written.capacity, perSecond),
    concurrency: written.concurrency,
    alarms: (written.alarms ?? []).map(({ on, to, muted }, index) => ({
      at: at(`${pointer}/alarms/${index}`),
      on,
      to,
      muted: muted ?? false,
    })),
    backups: (written.backups ?? []).map((backup, index) => ({
      at: at(`${pointer}/backups/${index}`),
      to: list(backup.to),
      every: given(backup.every, seconds),
      restoreTested: backup['restore-tested'],
    })),
  };
}

function device(written: WrittenDevice): DeclaredDevice {
  return {
    vendor: written.vendor,
    model: written.model,
    firmware: written.firmware,
    ports: written.ports,
    purchased: written.purchased,
    endOfSupport: written['end-of-support'],
    ratedLife: given(written['rated-life'], parseLife),
    stretchedLife: given(written['stretched-life'], parseLife),
    spare: written.spare,
    replacement: written.replacement,
  };
}

/** The firmware two devices may share. A version says nothing without its vendor: "7.5" of two vendors is no common fate. */
export function firmwareOf({ vendor, firmware }: Pick<DeclaredDevice, 'vendor' | 'firmware'>): string | undefined {
  return vendor === undefined || firmware === undefined ? undefined : `${vendor} ${firmware}`;
}

export function probe(written: WrittenProbe): DeclaredProbe {
  return { bytes: written.bytes, wholePath: written['whole-path'] };
}

/** Facts about a service; `pointer` is where it stands in the file. */
export function serviceFacts(written: WrittenServiceFacts, pointer: string, at: Places): DeclaredServiceFacts {
  const { admission, cutover, hours, recovery } = written;
  return {
    peak: given(written.peak, peak),
    users: written.users,
    admission: admission && { perSource: given(admission['per-source'], perSecond), queue: admission.queue },
    channels: namesAt(written.channels, `${pointer}/channels`, at),
    hours: hours && {
      at: at(`${pointer}/hours`),
      open: hours.open,
      close: hours.close,
      critical: (hours.critical ?? []).map((text, index) => days(text, at(`${pointer}/hours/critical/${index}`))),
    },
    cutover: cutover && {
      at: at(`${pointer}/cutover`),
      kind: cutover.kind,
      opens: cutover.at,
      wayBack: given(cutover['way-back'], (until) => (until === 'none' ? 'none' : seconds(until))),
    },
    recovery: recovery && {
      detect: given(recovery.detect, seconds),
      decide: given(recovery.decide, seconds),
      provision: given(recovery.provision, seconds),
      volume: given(recovery.volume, parseSize),
      throughput: given(recovery.throughput, bytesPerSecond),
    },
  };
}

function peak(written: WrittenPeak): DeclaredPeak {
  return {
    rate: perSecond(written.rate),
    concurrency: written.concurrency,
    basis: written.basis,
    history: given(written.history, perSecond),
    season: written.season,
    population: written.population,
    window: given(written.window, seconds),
  };
}

/** `2023-11-22..2023-11-24`, or one day alone. */
function days(text: string, at: string): DeclaredHours['critical'][number] {
  const [first = '', last = first] = text.split('..');
  for (const day of [first, last]) {
    if (!isDate(day)) {
      const within = day === text ? '' : ` in ${JSON.stringify(text)}`;
      throw new InputError(`${at}: "${day}"${within} is not a valid date`);
    }
  }
  if (last < first) throw new InputError(`${at}: ${JSON.stringify(text)} ends before it begins`);
  return [first, last];
}

export function domainFacts(written: WrittenDomain, at: string): DeclaredDomain {
  return { at, facility: written.facility, battery: written.battery, planned: written.status === 'planned' };
}

export function rota(written: WrittenRota, at: string): DeclaredRota {
  return { at, hours: written.hours, reach: written.reach ?? [] };
}
