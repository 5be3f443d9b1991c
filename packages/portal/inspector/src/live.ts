import { readonly, ref, shallowRef } from 'vue'
import type { PortalState, RequestSummary, Sample, StreamMessage } from '../../src/inspector/protocol.ts'
import { get } from './ask.ts'

export type Connection = 'connecting' | 'live' | 'lost'

const keptRequests = 1000
const keptSamples = 1800
const reconnectMs = 2000

const connectionRef = ref<Connection>('connecting')
const stateRef = shallowRef<PortalState>()
const requestsRef = shallowRef<readonly RequestSummary[]>()
const samplesRef = shallowRef<readonly Sample[]>([])

export const connection = readonly(connectionRef)
/** The current state of the portal, at most a second old. */
export const state = readonly(stateRef)
/** The newest first. Undefined until the first list arrives. */
export const requests = readonly(requestsRef)
/** The oldest first. */
export const samples = readonly(samplesRef)

const known = new Map<number, RequestSummary>()

const merge = (changed: readonly RequestSummary[]): void => {
  for (const one of changed) {
    // A request may end before the list arrives. The older entry in the list must not replace its end.
    if (one.durationMs === null && known.get(one.id)?.durationMs != null) continue
    known.set(one.id, one)
  }
  const newestFirst = [...known.values()].sort((a, b) => b.id - a.id)
  for (const { id } of newestFirst.splice(keptRequests)) known.delete(id)
  requestsRef.value = newestFirst
}

const take = (message: StreamMessage): void => {
  switch (message.kind) {
    case 'state':
      stateRef.value = message.state
      samplesRef.value = [...samplesRef.value.slice(1 - keptSamples), message.state.sample]
      return
    case 'requests':
      merge(message.requests)
      return
    case 'cleared':
      known.clear()
      requestsRef.value = []
  }
}

const kinds: ReadonlySet<unknown> = new Set(['state', 'requests', 'cleared'] satisfies StreamMessage['kind'][])

/** The portal and this page were built together, so the message's kind determines its type. */
const isStreamMessage = (value: unknown): value is StreamMessage =>
  typeof value === 'object' && value !== null && 'kind' in value && kinds.has(value.kind)

/** Shows a request before the stream reports it. */
export const noteRequest = (request: RequestSummary): void => merge([request])

/** Reads the state at once, after this page changed something. */
export const refreshState = async (): Promise<void> => {
  stateRef.value = await get<PortalState>('state')
}

/** Reads the earlier requests. After a restart the portal counts its requests from 1 again. */
const catchUp = async (): Promise<void> => {
  known.clear()
  const [earlier, measured] = await Promise.all([get<RequestSummary[]>('requests'), get<Sample[]>('samples')])
  merge(earlier)
  const newest = measured.at(-1)?.atMs ?? 0
  samplesRef.value = [...measured, ...samplesRef.value.filter(({ atMs }) => atMs > newest)]
}

/** Listens to the portal from now on. It reconnects after an interruption. */
export const startLive = (): void => {
  const source = new EventSource('/_portal/api/stream')
  source.addEventListener('open', () => {
    connectionRef.value = 'live'
    catchUp().catch(() => {
      connectionRef.value = 'lost'
    })
  })
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const message: unknown = JSON.parse(data)
    if (isStreamMessage(message)) take(message)
  })
  source.addEventListener('error', () => {
    connectionRef.value = 'lost'
    source.close()
    setTimeout(startLive, reconnectMs)
  })
}
