import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client/index.js';
import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool/index.js';
import { Construct } from 'constructs';

export interface SecondLoginConfig {
  readonly name: string;
}

/**
 * The login for the day GPKI or EPKI is out: name, password and a one-time code, from a service that shares neither servers, nor
 * software, nor operators with them. Each site has its own; whoever enrols is enrolled at both.
 */
export class SecondLogin extends Construct {
  /** OpenID issuer, as the services check it. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, { name }: SecondLoginConfig) {
    super(scope, id);
    const pool = new CognitoUserPool(this, 'Default', {
      name,
      mfaConfiguration: 'ON',
      softwareTokenMfaConfiguration: { enabled: true },
      // Users do not enrol themselves: the personnel office enrols them.
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      passwordPolicy: { minimumLength: 14 },
      deletionProtection: 'ACTIVE',
    });
    new CognitoUserPoolClient(this, 'services', {
      name: 'services',
      userPoolId: pool.id,
      explicitAuthFlows: ['ALLOW_USER_SRP_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
      preventUserExistenceErrors: 'ENABLED',
    });
    this.issuer = `https://${pool.endpoint}`;
  }
}
