import { threadAt } from './thread.mjs';

/**
 * Comments of a pull request. The token of a workflow is that of an app, which only GraphQL tells its own name.
 * Source: https://docs.github.com/en/rest/issues/comments and https://docs.github.com/en/graphql/reference/queries#viewer
 * @param {{ api: string, token: string, repository: string, number: number, wait?: (milliseconds: number) => Promise<void> }} where
 *   `api` as `GITHUB_API_URL`, `repository` as `owner/name`
 * @returns {import('./upsert.mjs').Thread}
 */
export function pullRequest({ api, token, repository, number, wait }) {
  const issues = `${api}/repos/${repository}/issues`;
  return threadAt({
    headers: { authorization: `Bearer ${token}`, 'x-github-api-version': '2022-11-28' },
    page: (page) => `${issues}/${number}/comments?per_page=100&page=${page}`,
    all: `${issues}/${number}/comments`,
    one: (id) => `${issues}/comments/${id}`,
    change: 'PATCH',
    me: {
      url: `${api.replace(/\/v3$/, '')}/graphql`,
      query: 'query { viewer { login } }',
      idIn: (answer) => answer?.data?.viewer?.login,
    },
    authorOf: ({ user }) => user?.login,
    wait,
  });
}
