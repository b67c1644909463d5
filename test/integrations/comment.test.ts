import { afterAll, beforeEach, expect, it } from 'vitest';
import { pullRequest } from '../../integrations/comment/github.mjs';
import { mergeRequest } from '../../integrations/comment/gitlab.mjs';
import { upsert } from '../../integrations/comment/upsert.mjs';
import { FakePlatform } from './fake-platform.ts';

const platform = new FakePlatform();
const api = await platform.start();
afterAll(() => platform.stop());
const waited: number[] = [];
const wait = (milliseconds: number): Promise<void> => {
  waited.push(milliseconds);
  return Promise.resolve();
};
const where = { api, token: 'secret', number: 7, wait };
const threads = [
  ['GitHub', pullRequest({ ...where, repository: 'ministry/network' })],
  ['GitLab', mergeRequest({ ...where, project: '42' })],
] as const;
const body = '<!-- nospof -->\nrejected: 1 error\n';

beforeEach(() => {
  platform.comments.clear();
  platform.authors.clear();
  platform.requests.length = 0;
  platform.refuse = () => undefined;
  waited.length = 0;
});

it.each(threads)('%s: one comment is made, stays as it is, and is changed in place', async (_, thread) => {
  expect(await upsert(thread, body, { create: true })).toBe('created');
  expect(await upsert(thread, body, { create: true })).toBe('unchanged');
  expect(platform.requests.filter((one) => !one.startsWith('GET'))).toHaveLength(1);
  expect(await upsert(thread, '<!-- nospof -->\naccepted\n', { create: false })).toBe('updated');
  expect([...platform.comments.values()]).toEqual(['<!-- nospof -->\naccepted\n']);
});

it.each(threads)('%s: other comments stay, and ours is found behind a hundred of them', async (_, thread) => {
  for (let id = 1000; id < 1150; id++) platform.comments.set(id, `<!-- other -->\ncomment ${id}`);
  platform.comments.set(2000, body.replaceAll('\n', '\r\n'));
  expect(await upsert(thread, body, { create: true })).toBe('unchanged');
  expect(platform.comments.size).toBe(151);
});

it.each(threads)('%s: nothing is made where nothing is to say', async (_, thread) => {
  expect(await upsert(thread, body, { create: false })).toBe('not needed');
  expect(platform.comments.size).toBe(0);
});

it.each(threads)('%s: of two that were made at once the first stays', async (_, thread) => {
  platform.comments.set(1001, body).set(1002, body);
  expect(await upsert(thread, `${body}more\n`, { create: true })).toBe('updated');
  expect([...platform.comments]).toEqual([[1001, `${body}more\n`]]);
});

it.each(threads)('%s: a token that may only read is told, and is no error', async (_, thread) => {
  platform.refuse = (method) => (method === 'GET' ? undefined : 403);
  expect(await upsert(thread, body, { create: true })).toBe('forbidden');
});

it.each(threads)('%s: a comment of another account with our mark is left alone', async (_, thread) => {
  // The token may change it, as it may write: nothing but its author tells that it is not ours.
  platform.comments.set(1001, `${body}copied`).set(1002, body);
  for (const id of [1001, 1002]) platform.authors.set(id, { id: 7, login: 'mallory' });
  expect(await upsert(thread, body, { create: false })).toBe('not needed');
  expect(await upsert(thread, body, { create: true })).toBe('created');
  expect(await upsert(thread, `${body}more\n`, { create: true })).toBe('updated');
  expect([...platform.comments.values()]).toEqual([`${body}copied`, body, `${body}more\n`]);
});

it.each(threads)(
  '%s: whose token it is has to be known before a comment with our mark is touched',
  async (_, thread) => {
    platform.comments.set(1001, `${body}copied`);
    platform.refuse = (_method, path) => (/graphql|user/.test(path) ? 403 : undefined);
    await expect(upsert(thread, body, { create: true })).rejects.toThrow(/answered 403: whose token it is/);
    expect([...platform.comments]).toEqual([[1001, `${body}copied`]]);
  },
);

it.each(threads)('%s: a comment of ours that may no longer be changed is told', async (_, thread) => {
  platform.comments.set(1001, `${body}before`);
  platform.refuse = (method) => (method === 'PATCH' || method === 'PUT' ? 403 : undefined);
  expect(await upsert(thread, body, { create: true })).toBe('forbidden');
  expect(platform.comments.size).toBe(1);
});

it.each(threads)('%s: a platform that is busy is asked again, three times in all', async (_, thread) => {
  let failures = 2;
  platform.refuse = () => (failures-- > 0 ? 503 : undefined);
  expect(await upsert(thread, body, { create: true })).toBe('created');
  expect(waited).toEqual([1000, 5000]);
  platform.refuse = () => 502;
  await expect(upsert(thread, body, { create: true })).rejects.toThrow(/failed three times \(status 502\)/);
});
