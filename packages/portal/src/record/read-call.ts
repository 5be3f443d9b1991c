import type { IncomingMessage } from 'node:http'
import { readV2Params } from '../dialects/v2/read-params.ts'
import { readV3Params } from '../dialects/v3/read-params.ts'
import { parseTarget } from '../rest-target.ts'
import type { AskedDoor } from './doors.ts'
import type { Exchange } from './exchange.ts'

/** A request that can be compared with recordings. */
export type Call = Pick<Exchange, 'api' | 'method' | 'params'>

/** Reads a request like the portal itself. */
export const readCall = async (request: IncomingMessage, { target, door }: AskedDoor, body: Buffer): Promise<Call> => {
  if (door.kind === 'link') {
    const { range } = request.headers
    const method = `${request.method ?? 'GET'} /_link/${String(door.number)}`
    return { api: 'link', method, params: range === undefined ? {} : { range } }
  }
  const { api, method, format } =
    door.kind === 'oauth'
      ? ({ api: 'oauth', method: door.method, format: 'json' } as const)
      : parseTarget(target.pathname)
  const isBodyRead = request.method === 'POST' || (api === 'v3' && body.length > 0)
  const asRead = new Request(target, {
    method: isBodyRead ? 'POST' : 'GET',
    headers: { 'Content-Type': request.headers['content-type'] ?? '' },
    body: isBodyRead ? new Uint8Array(body) : null,
  })
  const { params } = api === 'v3' ? await readV3Params(asRead) : await readV2Params(asRead)
  return { api, method: format === 'xml' ? `${method}.xml` : method, params }
}
