import type { JournalEntry } from '../../middleware/request-log.ts'
import type { Resending } from '../../faults/connection.ts'
import { badInput, notFound } from '../answer.ts'
import type { InspectedPortal } from '../inspected-portal.ts'
import { requireBody } from './kept-body.ts'

/** As long as a patient client waits. A limit is needed because a fault may prevent any reply. */
const timeoutMs = 60_000

/** Verbs that a `Request` object does not accept. */
const unsendable: ReadonlySet<string> = new Set(['CONNECT', 'TRACE', 'TRACK'])

/**
 * Sends a request to the portal again. Log, faults and limits apply as for a request from outside. Returns the entry of the log as soon as
 * it exists.
 * @throws {PortalError} `INSPECTOR_BODY_NOT_KEPT`
 */
export const sendAgain = async (
  portal: InspectedPortal,
  entry: JournalEntry,
  { address, signal }: { readonly address: string; readonly signal: AbortSignal },
): Promise<JournalEntry> => {
  const id = await new Promise<number>((onLogged, reject) => {
    const resending: Resending = { address, onLogged }
    const request = requestOf(entry, AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]))
    portal.fetch(request, { resending }).then(async ({ body }) => body?.cancel(), reject)
  })
  const sent = portal.journal.find(id)
  if (sent === undefined) throw notFound('The request was sent, and forgotten at once: somebody cleared the list.')
  return sent
}

const requestOf = (entry: JournalEntry, signal: AbortSignal): Request => {
  const { verb, url } = entry.wire
  const body = requireBody(entry)
  if (unsendable.has(verb.toUpperCase())) throw badInput(`A ${verb} request cannot be sent again.`)
  const { headers } = entry.request
  return new Request(url, {
    method: verb,
    headers,
    signal,
    ...(body === undefined ? {} : { body: new Uint8Array(body) }),
  })
}
