import type { Construct } from 'constructs';
import type { Users } from '../service/service.ts';
import type { Environment } from '../settings.ts';
import { CertificateLogin } from './certificate-login.ts';
import { SecondLogin } from './second-login.ts';

/** The means of login for the day the first one is out. */
export type SecondLogins = Readonly<Partial<Record<Users, { readonly issuer: string }>>>;

/** Those of a site: each kind of user has one of its own, so that none of them fails with another. */
export function secondLogins(scope: Construct, environment: Environment): SecondLogins {
  const citizens = new CertificateLogin(scope, 'certificate-citizens-login', { environment });
  if (!environment.secondLogin) return { citizens };
  return {
    citizens,
    staff: new SecondLogin(scope, 'second-staff-login', { name: `${environment.name}-staff` }),
    teachers: new SecondLogin(scope, 'second-teachers-login', { name: `${environment.name}-teachers` }),
  };
}
