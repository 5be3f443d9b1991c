import { Hono } from 'hono'
import type { JournalEntry } from '../middleware/request-log.ts'
import { answer, notFound } from './answer.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { RequestDetail, RequestSummary } from './protocol.ts'
import { wholeNumber } from './read-input.ts'

/** Requests listed at most, the newest. */
const listedRequests = 500
/** Characters shown of a reply. */
const shownChars = 200_000

export const summaryOf = ({ id, atMs, request, status, durationMs }: JournalEntry): RequestSummary => ({
  id,
  atMs,
  api: request.api,
  method: request.method,
  status,
  durationMs: durationMs ?? null,
  commandCount: request.commands.length,
})

const detailOf = (entry: JournalEntry): RequestDetail => {
  const { params, query, headers, commands } = entry.request
  const { reply } = entry
  return {
    ...summaryOf(entry),
    params,
    query,
    headers,
    commands,
    reply: reply?.slice(0, shownChars) ?? null,
    replyChars: reply?.length ?? 0,
  }
}

/** What the portal was asked: the newest requests, one in full, and forgetting them. */
export const requestsApi = (portal: InspectedPortal): Hono =>
  new Hono()
    .get('/', (c) => answer(portal, c, portal.journal.entries().slice(-listedRequests).map(summaryOf)))
    .get('/:id', (c) => {
      const entry = portal.journal.find(wholeNumber(c.req.param('id'), 'id'))
      if (entry === undefined) throw notFound('The portal no longer remembers this request.')
      return answer(portal, c, detailOf(entry))
    })
    .delete('/', (c) => {
      portal.clearRequests()
      return answer(portal, c, {})
    })
