import type { Clock } from '../../src/platform/clock.ts'
import type { Transport } from '../../src/transport/transport.ts'

export interface MeteredTable {
  readonly transport: Transport
  /** Pages that were served, by the minute. */
  readonly pages: ReadonlyMap<number, number>
  /** Commands and calls that the budget refused. */
  refusals(): number
}

interface Basket {
  seconds: number
  readonly expiresAtMs: number
}

const pageSize = 50
const refusal = { error: 'OPERATION_TIME_LIMIT', error_description: 'Method is blocked due to operation time limit.' }

/** A portal with a table that never ends, whose pages take time, and a budget of that time in ten baskets of a minute. */
export const meteredTable = (
  clock: Clock,
  { msPerPage, limitSeconds = 480 }: { readonly msPerPage: number; readonly limitSeconds?: number },
): MeteredTable => {
  const startMs = clock.nowMs()
  const baskets = new Map<number, Basket>()
  const pages = new Map<number, number>()
  let refusals = 0

  const live = (): Basket[] => {
    for (const [minute, { expiresAtMs }] of baskets) if (expiresAtMs <= clock.nowMs()) baskets.delete(minute)
    return [...baskets.values()]
  }
  const sum = (): number => live().reduce((seconds, basket) => seconds + basket.seconds, 0)
  const record = (beganMs: number, seconds: number): void => {
    if (seconds <= 0.1) return
    const minute = Math.floor(beganMs / 60_000)
    const basket = baskets.get(minute) ?? { seconds: 0, expiresAtMs: Math.floor(beganMs / 1000) * 1000 + 600_000 }
    basket.seconds += seconds
    baskets.set(minute, basket)
  }

  /** Runs the pages of a request one after another; what they took is recorded when the request ends. */
  const run = async (commands: readonly URLSearchParams[]) => {
    const beganMs = clock.nowMs()
    let pending = 0
    const results: unknown[] = []
    const times: unknown[] = []
    let error: typeof refusal | undefined
    for (const command of commands) {
      if (sum() + pending > limitSeconds) {
        refusals += 1
        error = refusal
        break
      }
      const beganPageMs = clock.nowMs()
      await clock.sleep(msPerPage)
      pending += msPerPage / 1000
      const minute = Math.floor((clock.nowMs() - startMs) / 60_000)
      pages.set(minute, (pages.get(minute) ?? 0) + 1)
      results.push({ items: rowsOf(command, results) })
      const resetAtMs = Math.min(...live().map(({ expiresAtMs }) => expiresAtMs), Math.floor(beganMs) + 600_000)
      times.push({
        start: beganPageMs / 1000,
        finish: clock.nowMs() / 1000,
        duration: msPerPage / 1000,
        processing: 0,
        date_start: '',
        date_finish: '',
        operating: Number((sum() + pending).toFixed(6)),
        operating_reset_at: Math.floor(resetAtMs / 1000),
      })
    }
    record(beganMs, pending)
    return { results, times, error }
  }

  const answer = async (method: string, body: string): Promise<{ status: number; body: unknown }> => {
    const params: unknown = JSON.parse(body)
    if (method !== 'batch') {
      const { results, times, error } = await run([flat(params)])
      return error === undefined
        ? { status: 200, body: { result: results[0], time: times[0] } }
        : { status: 429, body: error }
    }
    const commands = Object.values(read(params, 'cmd') ?? {}).map(
      (command) => new URLSearchParams(String(command).split('?')[1]),
    )
    const { results, times, error } = await run(commands)
    const result = {
      result: results,
      result_error: error === undefined ? [] : { [results.length]: error },
      result_total: [],
      result_next: [],
      result_time: times,
    }
    return { status: 200, body: { result, time: { start: 0, finish: 0, duration: 0, processing: 0 } } }
  }

  return {
    pages,
    refusals: () => refusals,
    transport: async ({ url, body }) => {
      const reply = await answer(new URL(url).pathname.split('/').at(-1) ?? '', body)
      const text = JSON.stringify(reply.body)
      return { status: reply.status, contentType: 'application/json', readText: () => Promise.resolve(text) }
    },
  }
}

const read = (value: unknown, key: string): object | undefined => {
  const found: unknown =
    typeof value === 'object' && value !== null ? Object.entries(value).find(([name]) => name === key)?.[1] : undefined
  return typeof found === 'object' && found !== null ? found : undefined
}

/** The parameters of a single call, in the form that commands have. */
const flat = (params: unknown): URLSearchParams =>
  new URLSearchParams(
    ['filter', 'order'].flatMap((group) =>
      Object.entries(read(params, group) ?? {}).map(([key, value]) => [`${group}[${key}]`, String(value)]),
    ),
  )

const newestId = 1e9

/** Ids are dense. A reference takes the last id of an earlier page, which is always full here. */
const rowsOf = (command: URLSearchParams, results: readonly unknown[]): readonly { readonly id: number }[] => {
  if (command.get('order[id]') === 'DESC') return [{ id: newestId }]
  const above = command.get('filter[>id]') ?? '0'
  const earlier = /^\$result\[(\d+)\]/.exec(above)
  const after = earlier === null ? Number(above) : lastId(results[Number(earlier[1])])
  const last = Math.min(Number(command.get('filter[<=id]') ?? newestId), after + pageSize)
  return Array.from({ length: Math.max(0, last - after) }, (_, index) => ({ id: after + index + 1 }))
}

const lastId = (result: unknown): number => {
  const rows: unknown = read(result, 'items')
  const last: unknown = Array.isArray(rows) ? rows.at(-1) : undefined
  return typeof last === 'object' && last !== null && 'id' in last ? Number(last.id) : 0
}
