import type { Resource } from '../../input/deployment.ts';
import { argument } from '../../network/fact.ts';
import type { Component, ComponentFacts, Network, Rota, Service } from '../../network/network.ts';
import { resourceTitle } from '../../network/title.ts';
import { groupBy } from '../../multimap.ts';
import { type Finding, finding, withoutLimit } from '../finding.ts';
import { measuredByAlarms } from '../measured-by-alarms.ts';
import type { CheckPolicy } from '../policy.ts';
import { originOf, tierOf } from '../resource-origin.ts';
import { severityInTier } from '../severity.ts';
import type { AlarmFlaw, DutyGap } from '../statements/detection-statements.ts';
import { stoodOn } from '../stood-on.ts';
import { committed } from '../strict-services.ts';
import { writtenAt } from '../written-at.ts';
import { type Check, type CheckFacts, noOptions } from './check.ts';

/**
 * Of what services of a grade or an objective need, no alarm is muted, each goes to a rota, and the rota is reached at any hour;
 * what is critical has one. Alarms of the plan have actions that are switched on.
 */
export const alarmUnrouted: Check = {
  name: 'alarm-unrouted',
  options: noOptions,
  run(policy, facts) {
    const parts = critical(facts);
    return [
      ...parts.flatMap((part) => ofPart(policy, part)),
      ...ofRotas(policy, facts.network, parts),
      ...facts.resources.flatMap((resource) => ofPlan(policy, resource)),
    ];
  },
};

/** One thing with facts: all components of it, and the services that need it. */
interface Critical {
  readonly facts: ComponentFacts;
  readonly components: readonly Component[];
  readonly services: readonly Service[];
  /** An alarm of the inputs is about it, or about what is tied to it. */
  readonly isMeasured: boolean;
}

function critical({ network, models, resources }: CheckFacts): readonly Critical[] {
  const measured = measuredByAlarms(resources);
  const isMeasured = ({ tie, origin }: Component): boolean =>
    network.components.some(
      (one) =>
        (one.origin.resource === origin.resource || (tie !== undefined && one.tie === tie)) &&
        measured.has(one.origin.resource ?? ''),
    );
  const needed = committed(network).flatMap((service) =>
    stoodOn(models.best, service.root).flatMap((component) => {
      const { facts, fails, role, tier } = component;
      const counts = (fails || role === 'authentication') && tier !== 'test';
      return facts === undefined || !counts || facts.moduleOf !== undefined ? [] : { facts, component, service };
    }),
  );
  return [...groupBy(needed, ({ facts }) => facts)].map(([facts, list]) => {
    const components = [...new Set(list.map(({ component }) => component))];
    const services = [...new Set(list.map(({ service }) => service))];
    return { facts, components, services, isMeasured: components.some(isMeasured) };
  });
}

function ofPart(policy: CheckPolicy, { facts, components, services, isMeasured }: Critical): readonly Finding[] {
  const { alarms, at } = facts;
  const flaws = alarms.flatMap((alarm): AlarmFlaw[] => {
    if (alarm.muted) return [{ is: 'muted', on: alarm.on }];
    return alarm.to === undefined ? [{ is: 'to-none', on: alarm.on }] : [];
  });
  if (alarms.length === 0 && !isMeasured && isCritical(facts, components)) flaws.push({ is: 'none' });
  if (flaws.length === 0) return [];
  const [line] = alarms.flatMap((alarm) => (alarm.muted || alarm.to === undefined ? alarm.at : []));
  return [
    finding(policy, {
      severity: policy.severity,
      verdict: 'broken',
      statement: { says: 'alarm-unrouted', flaws },
      subject: [{ is: 'written', of: facts.name }],
      components,
      written: writtenAt(line ?? at),
      services: services.map(withoutLimit),
      witness: [],
      missing: [],
    }),
  ];
}

/** Equipment in common, what has a grade of 1 or 2, and what is in no plan: AWS does not watch it. */
function isCritical({ shared, grade }: ComponentFacts, components: readonly Component[]): boolean {
  return shared === true || (grade ?? 3) < 3 || components.every(({ origin }) => origin.resource === undefined);
}

/** Reaches a person who does not look at a screen. */
const waking = new Set(['phone', 'messenger', 'sms', 'pager']);

function gapsOf({ hours, reach }: Rota): readonly DutyGap[] {
  const gaps: DutyGap[] = hours === undefined ? ['hours-not-stated'] : hours === '24x7' ? [] : ['hours'];
  return reach.some((means) => waking.has(means)) ? gaps : [...gaps, 'means'];
}

function ofRotas(policy: CheckPolicy, { stated }: Network, parts: readonly Critical[]): readonly Finding[] {
  return [...stated.rotas].flatMap(([name, rota]) => {
    const gaps = gapsOf(rota);
    const resting = parts.filter(({ facts }) => facts.alarms.some(({ to, muted }) => to === name && !muted));
    if (gaps.length === 0 || resting.length === 0) return [];
    return finding(policy, {
      severity: policy.severity,
      verdict: 'broken',
      statement: {
        says: 'duty-gap',
        gaps,
        hours: rota.hours,
        parts: resting.map(({ facts }) => ({ is: 'written', of: facts.name })),
      },
      subject: [{ is: 'written', of: name }],
      components: [],
      at: [],
      written: writtenAt(rota.at),
      lasting: `rota ${name}`,
      services: [...new Set(resting.flatMap(({ services }) => services))].map(withoutLimit),
      witness: [],
      missing: [],
    });
  });
}

/** An alarm that is there and does nothing. What another resource reads (a health check, an alarm over alarms) needs no action. */
function ofPlan(policy: CheckPolicy, alarm: Resource): readonly Finding[] {
  const isAlarm = alarm.type === 'aws_cloudwatch_metric_alarm' || alarm.type === 'aws_cloudwatch_composite_alarm';
  const isUnknown = alarm.attributes.read('actions_enabled').kind === 'unknown';
  if (!isAlarm || alarm.mode !== 'managed') return [];
  if (!isUnknown && alarm.attributes.boolean('actions_enabled') !== false) return [];
  return [
    finding(policy, {
      severity: severityInTier(policy.severity, tierOf(alarm)),
      verdict: isUnknown ? 'unproven' : 'broken',
      statement: { says: 'alarm-unrouted', flaws: [{ is: isUnknown ? 'maybe-off' : 'switched-off' }] },
      subject: [resourceTitle({ id: alarm.id })],
      components: [],
      at: [originOf(alarm)],
      services: [],
      witness: [],
      missing: isUnknown ? [argument(alarm, 'actions_enabled')] : [],
    }),
  ];
}
