import { expect, it } from 'vitest';
import { lines } from './declare.ts';

const gpki = (service: string) => `
services:
  ${service}: { grade: 1, needs: [login] }
components:
  login: { role: authentication, domains: { authentication-means: gpki }, needs: [{ any: [a, b], detect: end-to-end, switch: 30s }] }
  a: { role: compute }
  b: { role: compute }
`;

it('a service of the same name as a means of login is that login, and does not lean on it', async () => {
  expect(await lines(gpki('gpki'))).toEqual([]);
});

it('any other service leans on it', async () => {
  expect(await lines(gpki('saeol'))).toEqual([
    'error broken single-authentication: If the login method gpki fails, saeol stays down until the failure is resolved (limit 3 min)',
  ]);
});
