import { CognitoIdentityProvider } from '@cdktf/provider-aws/lib/cognito-identity-provider/index.js';
import { CognitoUserPoolClient } from '@cdktf/provider-aws/lib/cognito-user-pool-client/index.js';
import { CognitoUserPoolDomain } from '@cdktf/provider-aws/lib/cognito-user-pool-domain/index.js';
import { CognitoUserPool } from '@cdktf/provider-aws/lib/cognito-user-pool/index.js';
import { Construct } from 'constructs';
import type { Environment, ServiceName } from '../settings.ts';

export interface CertificateLoginConfig {
  readonly environment: Environment;
}

/** That send citizens to this page. */
const services: readonly ServiceName[] = ['government24', 'procurement', 'mobile-id', 'vaccine-booking'];

/**
 * How citizens log in when mobile ID is out: by a certificate of a bank or a telecom, which the state neither issues nor checks.
 * This page only sends them to an issuer of their choice.
 */
export class CertificateLogin extends Construct {
  /** OpenID issuer, as the services check it. */
  readonly issuer: string;

  constructor(scope: Construct, id: string, { environment }: CertificateLoginConfig) {
    super(scope, id);
    const pool = new CognitoUserPool(this, 'Default', {
      name: `${environment.name}-citizens`,
      // Who has no certificate enrols at an issuer, not here.
      adminCreateUserConfig: { allowAdminCreateUserOnly: true },
      deletionProtection: 'ACTIVE',
    });
    new CognitoUserPoolDomain(this, 'page', {
      domain: `${environment.domain.replaceAll('.', '-')}-citizens`,
      userPoolId: pool.id,
    });
    const issuers = Object.entries(environment.certificateIssuers).map(([name, metadata]) => {
      const providerDetails = { MetadataURL: metadata };
      return new CognitoIdentityProvider(this, name, {
        userPoolId: pool.id,
        providerName: name,
        providerType: 'SAML',
        providerDetails,
        attributeMapping: { email: 'email' },
      }).providerName;
    });
    new CognitoUserPoolClient(this, 'services', {
      name: 'services',
      userPoolId: pool.id,
      supportedIdentityProviders: issuers,
      allowedOauthFlowsUserPoolClient: true,
      allowedOauthFlows: ['code'],
      allowedOauthScopes: ['openid'],
      callbackUrls: services.map((service) => `https://${service}.${environment.domain}/login`),
      preventUserExistenceErrors: 'ENABLED',
    });
    this.issuer = `https://${pool.endpoint}`;
  }
}
