import type { MiddlewareHandler } from 'hono'
import { isTakenOver } from '../faults/connection.ts'
import type { Api } from '../methods/method.ts'
import type { PortalEnv } from '../rest-request.ts'
import { entriesOf, entryOf, isWireList, isWireMap, type WireMap } from '../wire-value.ts'

/** One request as the portal received it. */
export interface LoggedRequest {
  readonly api: Api
  readonly method: string
  readonly params: WireMap
  readonly query: WireMap
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>
  /** HTTP status of the reply; 0 while there is none, or when the socket was cut. */
  readonly status: number
  /** Command strings of a v2 batch, in order; empty for everything else. */
  readonly commands: readonly string[]
}

/** What the portal was asked, in order of arrival. */
export interface RequestLog {
  list(): readonly LoggedRequest[]
  /** Requests of one method (any letter case), or of all. */
  count(method?: string): number
  countStatus(status: number): number
  clear(): void
}

/** A request log and the middleware that fills it. */
export interface RequestLogging {
  readonly log: RequestLog
  readonly middleware: MiddlewareHandler<PortalEnv>
}

export const createRequestLogging = (): RequestLogging => {
  let entries: { request: Omit<LoggedRequest, 'status'>; status: number }[] = []
  const log: RequestLog = {
    list: () => entries.map(({ request, status }) => ({ ...request, status })),
    count: (method) =>
      entries.filter(({ request }) => method === undefined || request.method.toLowerCase() === method.toLowerCase())
        .length,
    countStatus: (status) => entries.filter((entry) => entry.status === status).length,
    clear: () => {
      entries = []
    },
  }
  return {
    log,
    middleware: async (c, next) => {
      const { api, method, params, query } = c.get('rest')
      const headers = Object.fromEntries(c.req.raw.headers)
      const entry = { request: { api, method, params, query, headers, commands: commandsOf(params) }, status: 0 }
      entries.push(entry)
      await next()
      if (!isTakenOver(c.res)) entry.status = c.res.status
    },
  }
}

const commandsOf = (params: WireMap): readonly string[] => {
  const cmd = entryOf(params, 'cmd')
  if (!isWireMap(cmd) && !isWireList(cmd)) return []
  return entriesOf(cmd).flatMap(([, command]) => (typeof command === 'string' ? [command] : []))
}
