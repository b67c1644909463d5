import { type Cuts, cut } from './cut.ts';
import { change, each, get, open, siteOf, type Whole } from './whole.ts';

const stack = 'production-global';
const check = (service: string, role: string) => `aws_route53_health_check.${service}-${role}-check`;
const record = (service: string, role: string) => `aws_route53_record.${service}-${role}`;
const at = (service: string) => [`aws_route53_health_check.${service}-*`, `aws_route53_record.${service}-*`];

/** One a public service: ways to make a check say nothing true of its site. */
const notTried: readonly (readonly [string, (whole: Whole, service: string) => void])[] = [
  [
    'the check is turned round',
    (whole, service) => change(whole, stack, check(service, 'primary'), { invert_healthcheck: true }),
  ],
  [
    'the check is switched off',
    (whole, service) => change(whole, stack, check(service, 'primary'), { disabled: true }),
  ],
  [
    'the check asks a port without a listener',
    (whole, service) => change(whole, stack, check(service, 'primary'), { port: 8080 }),
  ],
  [
    'both records have the check of the second site',
    (whole, service) =>
      change(whole, stack, record(service, 'primary'), {
        health_check_id: `\${aws_route53_health_check.${service}-secondary-check.id}`,
      }),
  ],
  [
    'the check asks the switch of another service',
    (whole, service) =>
      change(whole, stack, check(service, 'primary'), {
        fqdn: get(whole, stack, check('procurement', 'primary'))['fqdn'],
      }),
  ],
];

/** Names that do not lead away from a site that is ill, or lead elsewhere. */
export const names: Cuts = {
  ...each(open, (service, index) => ({
    [`the check of the first site watches the second: ${service}`]: cut(at(service), (whole) => {
      const { fqdn } = get(whole, stack, check(service, 'secondary'));
      change(whole, stack, check(service, 'primary'), { fqdn });
    }),
    [`${notTried[index % notTried.length]?.[0]}: ${service}`]: cut(at(service), (whole) =>
      notTried[index % notTried.length]?.[1](whole, service),
    ),
  })),
  'the check asks its own name: government24': cut(at('government24'), (whole) =>
    change(whole, stack, check('government24', 'primary'), { fqdn: 'government24.gov.example' }),
  ),
  // A name outside the inputs, as status.example.org, may lead to the switch: that stays open.
  'the check watches another host: mobile-id': cut(at('mobile-id'), (whole) =>
    change(whole, stack, check('mobile-id', 'primary'), { fqdn: 'procurement.gov.example' }),
  ),
  ...each(['saeol', 'education', 'gpki', 'vaccine-booking'], (service) => ({
    [`both records lead to one switch: ${service}`]: cut(record(service, '*'), (whole) => {
      change(whole, stack, record(service, 'secondary'), {
        alias: get(whole, stack, record(service, 'primary'))['alias'],
      });
    }),
  })),
  'the second record leads to another service: saeol': cut(record('saeol', '*'), (whole) => {
    change(whole, stack, record('saeol', 'secondary'), {
      alias: get(whole, stack, record('procurement', 'secondary'))['alias'],
    });
  }),
  'no site of a public name can be reached from the internet: procurement': cut(
    ['aws_lb.procurement-switch', ...at('procurement')],
    (whole) => {
      for (const index of [0, 1]) {
        change(whole, `production-${siteOf(index)}`, 'aws_lb.procurement-switch', { internal: true });
      }
    },
  ),
};
