import { SdkError, textOfThrown } from '../../errors/sdk-error.ts'
import { onAbort } from '../../platform/on-abort.ts'
import { ConnectionType } from '../../types/pull/pull-enums.ts'
import type { ConnectorConfig } from '../../types/pull/pull.ts'
import type { LineFacts, OpenLine } from './connector.ts'
import type { PullPlatform } from '../platform.ts'

/** Time limit of one poll in milliseconds. The server answers after 40 s. */
const pollMs = 60_000
/** A poll that waits for this many milliseconds proves that the connection is open. */
const openAfterMs = 5000
/** Milliseconds between two polls without messages, for a server that answers at once. */
const restMs = 1000

type Surroundings = Pick<PullPlatform, 'fetch' | 'clock'>

/** Opens a connection by long polling: the server answers each request when it has messages. */
export const longPollingLine =
  (surroundings: Surroundings): OpenLine =>
  (facts) => {
    const life = new AbortController()
    const { signal } = life
    poll(pathOf(facts), facts, surroundings, signal).catch((error: unknown) => {
      if (signal.aborted) return
      if (error instanceof SdkError) facts.onError(error)
      facts.onLost(1006, textOfThrown(error))
    })
    return {
      send: (data) => publish(data, facts, surroundings, signal),
      close: (_code, reason) => life.abort(new Error(reason)),
    }
  }

const pathOf = ({ nextPath }: LineFacts): string => nextPath(ConnectionType.LongPolling)

/** Posts to the address for publishing. A failure is reported by `onError`. */
const publish = (
  body: ArrayBuffer | string,
  { parent, onError }: LineFacts,
  { fetch }: Surroundings,
  signal: AbortSignal,
): boolean => {
  const path = parent.getPublicationPath()
  if (path === '') return false
  const report = (cause: unknown): void => onError(new Error('A message could not be published.', { cause }))
  fetch(path, { method: 'POST', body, signal }).then(
    (response) => (response.ok ? response.body?.cancel() : report(new Error(`HTTP ${String(response.status)}`))),
    report,
  )
  return true
}

const poll = async (
  firstPath: string,
  facts: LineFacts,
  surroundings: Surroundings,
  life: AbortSignal,
): Promise<void> => {
  const { clock } = surroundings
  for (let path = firstPath; ; path = pathOf(facts)) {
    const sentMs = clock.nowMs()
    const hasNews = await ask(path, facts, surroundings, life)
    life.throwIfAborted()
    facts.onOpen()
    if (!hasNews && clock.nowMs() - sentMs < restMs) await clock.sleep(restMs, life)
  }
}

/** Sends one poll. Resolves with whether it brought messages; a poll that reaches its time limit brought none. */
const ask = async (
  path: string,
  facts: LineFacts,
  { fetch, clock }: Surroundings,
  life: AbortSignal,
): Promise<boolean> => {
  const settled = new AbortController()
  const limit = new AbortController()
  const after = (ms: number, action: () => void): void =>
    void clock.sleep(ms, settled.signal).then(action, () => undefined)
  after(openAfterMs, facts.onOpen)
  after(pollMs, () => limit.abort())
  const leave = onAbort(life, () => settled.abort())
  try {
    return await read(await fetch(path, { signal: AbortSignal.any([life, limit.signal]) }), facts, life)
  } catch (error) {
    if (limit.signal.aborted && !life.aborted) return false
    throw error
  } finally {
    settled.abort()
    leave()
  }
}

const read = async (response: Response, { parent, onMessage }: LineFacts, life: AbortSignal): Promise<boolean> => {
  const { status, headers } = response
  if (status !== 200 && status !== 304) {
    await response.body?.cancel()
    throw new Error(`The push server answered ${String(status)}.`)
  }
  const body = status === 200 ? await response.arrayBuffer() : new ArrayBuffer(0)
  life.throwIfAborted()
  const mid = headers.get('Last-Message-Id')
  if (mid !== null && mid !== '') parent.setLastMessageId(mid)
  if (body.byteLength > 0) onMessage(isBinary(parent) ? body : new TextDecoder().decode(body))
  // An answer without a body means that the server does not know this place in the stream.
  else if (status === 200) parent.session.mid = null
  return body.byteLength > 0
}

const isBinary = (parent: ConnectorConfig['parent']): boolean => parent.isProtobufSupported() && !parent.isJsonRpc()
