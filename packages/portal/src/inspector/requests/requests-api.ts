import { type Context, Hono } from 'hono'
import { remoteAddress } from '../../faults/connection.ts'
import type { JournalEntry } from '../../middleware/request-log.ts'
import { answer, answerWithSecrets, notFound } from '../answer.ts'
import { commandsOf } from './batch-commands.ts'
import { commandDetails } from './batch-replies.ts'
import { curlCommand } from './curl-command.ts'
import type { InspectedPortal } from '../inspected-portal.ts'
import { mayWrite } from './may-write.ts'
import type { CurlCommand, RequestDetail, RequestSummary } from '../protocol.ts'
import { wholeNumber } from '../read-input.ts'
import { sendAgain } from './send-again.ts'

/** The maximum number of requests in the list. The newest are listed. */
const listedRequests = 500
/** How many characters of a reply are shown. */
const shownChars = 200_000
/** A portal runs only 50 commands of a batch, but a request may contain more. */
const listedMethods = 200

export const summaryOf = ({ id, atMs, request, status, durationMs }: JournalEntry): RequestSummary => {
  const commands = commandsOf(request)
  return {
    id,
    atMs,
    api: request.api,
    method: request.method,
    status,
    durationMs: durationMs ?? null,
    commandCount: commands.length,
    commandMethods: [...new Set(commands.map(({ method }) => method))].slice(0, listedMethods),
  }
}

const detailOf = (entry: JournalEntry): RequestDetail => {
  const { params, query, headers, commands } = entry.request
  const { reply } = entry
  return {
    ...summaryOf(entry),
    params,
    query,
    headers,
    commands,
    batch: commandDetails(entry),
    mayWrite: mayWrite(entry.request),
    reply: reply?.slice(0, shownChars) ?? null,
    replyChars: reply?.length ?? 0,
  }
}

/** The newest requests, a single request in full or as a curl command, and actions: send again, delete all. */
export const requestsApi = (portal: InspectedPortal, closing: AbortSignal): Hono => {
  const find = (c: Context): JournalEntry => {
    const entry = portal.journal.find(wholeNumber(c.req.param('id') ?? '', 'id'))
    if (entry === undefined) throw notFound('The portal no longer remembers this request.')
    return entry
  }
  return new Hono()
    .get('/', (c) => answer(portal, c, portal.journal.entries().slice(-listedRequests).map(summaryOf)))
    .get('/:id', (c) => answer(portal, c, detailOf(find(c))))
    .get('/:id/curl', (c) => {
      const { origin } = new URL(c.req.url)
      const { authorityFile } = portal
      const command = curlCommand(find(c), { origin, authorityFile })
      return answerWithSecrets(c, { command } satisfies CurlCommand)
    })
    .post('/:id/replay', async (c) => {
      const sent = await sendAgain(portal, find(c), { address: remoteAddress(c), signal: closing })
      return answer(portal, c, summaryOf(sent))
    })
    .delete('/', (c) => {
      portal.clearRequests()
      return answer(portal, c, {})
    })
}
