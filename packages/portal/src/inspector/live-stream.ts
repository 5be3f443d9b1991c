import type { JournalChange } from '../middleware/request-log.ts'
import { toSafeJson } from './answer.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { RequestSummary, StreamMessage } from './protocol.ts'
import { summaryOf } from './requests/requests-api.ts'
import type { Sampler } from './sampler.ts'

/** Requests are collected and sent together, because a browser cannot show thousands of single messages a second. */
const gatherMs = 100
const sentAtOnce = 200

/** Sends messages until the returned function is called. */
const sendLive = (
  { journal }: InspectedPortal,
  sampler: Sampler,
  send: (message: StreamMessage) => void,
): (() => void) => {
  const gathered = new Map<number, RequestSummary>()
  let gathering: NodeJS.Timeout | undefined
  const sendGathered = (): void => {
    gathering = undefined
    const requests = [...gathered.values()].slice(-sentAtOnce)
    send({ kind: 'requests', requests, leftOut: gathered.size - requests.length })
    gathered.clear()
  }
  const note = (change: JournalChange): void => {
    if (change.kind === 'cleared') {
      gathered.clear()
      send({ kind: 'cleared' })
      return
    }
    const { entry } = change
    // The entry is deleted first, so that the newest change becomes the last in the map.
    gathered.delete(entry.id)
    gathered.set(entry.id, summaryOf(entry))
    gathering ??= setTimeout(sendGathered, gatherMs).unref()
  }
  const ends = [journal.subscribe(note), sampler.subscribe((state) => send({ kind: 'state', state }))]
  return () => {
    clearTimeout(gathering)
    for (const end of ends) end()
  }
}

/** The server-sent events of one page: the portal's state each second, and requests when they begin and end. */
export const liveStream = (portal: InspectedPortal, sampler: Sampler, open: Set<() => void>): Response => {
  const encoder = new TextEncoder()
  let stop = (): void => undefined
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => {
      const silence = sendLive(portal, sampler, (message) =>
        controller.enqueue(encoder.encode(`data: ${toSafeJson(portal, message)}\n\n`)),
      )
      const end = (): void => {
        stop()
        controller.close()
      }
      stop = () => {
        silence()
        open.delete(end)
      }
      open.add(end)
    },
    cancel: () => stop(),
  })
  return new Response(body, {
    headers: { 'Content-Type': 'text/event-stream; charset=utf-8', 'Cache-Control': 'no-store' },
  })
}
