import type { IncomingMessage } from 'node:http'
import { readV2Params } from '../dialects/v2/read-params.ts'
import { readV3Params } from '../dialects/v3/read-params.ts'
import { parseTarget } from '../rest-target.ts'
import type { Exchange } from './exchange.ts'

/** What a request asks for, read as the portal's own door reads it. */
export const readCall = async (
  request: IncomingMessage,
  target: URL,
  body: Buffer,
): Promise<Pick<Exchange, 'api' | 'method' | 'params'>> => {
  const { api, method, format } = parseTarget(target.pathname)
  const isBodyRead = request.method === 'POST' || (api === 'v3' && body.length > 0)
  const asRead = new Request(target, {
    method: isBodyRead ? 'POST' : 'GET',
    headers: { 'Content-Type': request.headers['content-type'] ?? '' },
    body: isBodyRead ? new Uint8Array(body) : null,
  })
  const { params } = api === 'v3' ? await readV3Params(asRead) : await readV2Params(asRead)
  return { api, method: format === 'xml' ? `${method}.xml` : method, params }
}
