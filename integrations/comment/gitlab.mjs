import { threadAt } from './thread.mjs';

/**
 * Notes of a merge request.
 * Source: https://docs.gitlab.com/api/notes/#merge-requests and https://docs.gitlab.com/api/users/#get-the-current-user
 * @param {{ api: string, token: string, project: string, number: number, wait?: (milliseconds: number) => Promise<void> }} where
 *   `api` as `CI_API_V4_URL`, `project` as `CI_PROJECT_ID`
 * @returns {import('./upsert.mjs').Thread}
 */
export function mergeRequest({ api, token, project, number, wait }) {
  const notes = `${api}/projects/${encodeURIComponent(project)}/merge_requests/${number}/notes`;
  return threadAt({
    headers: { 'private-token': token },
    page: (page) => `${notes}?sort=asc&per_page=100&page=${page}`,
    all: notes,
    one: (id) => `${notes}/${id}`,
    change: 'PUT',
    me: { url: `${api}/user`, idIn: (answer) => answer?.id },
    authorOf: ({ author }) => author?.id,
    wait,
  });
}
