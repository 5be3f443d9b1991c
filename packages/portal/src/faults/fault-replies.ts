import type { FaultTarget } from './fault-book.ts'

const headers = { 'content-type': 'application/json; charset=utf-8', 'access-control-allow-origin': '*' }

const json = (body: unknown, status: number): Response => new Response(JSON.stringify(body), { status, headers })

/** What a gateway in front of a portal answers. */
export const htmlPage = (status: 200 | 500 | 502 | 504): Response => {
  const title = { 200: 'Maintenance', 500: 'Internal Server Error', 502: 'Bad Gateway', 504: 'Gateway Time-out' }[
    status
  ]
  const heading = status === 200 ? title : `${status} ${title}`
  const page = `<html>\r\n<head><title>${heading}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return new Response(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

/** The request rate is used up. Both APIs answer in the form of v2, and there is no `Retry-After`. */
export const tooManyRequests = (): Response =>
  json({ error: 'QUERY_LIMIT_EXCEEDED', error_description: 'Too many requests' }, 503)

/** The texts of the limit on execution time, for a reply of its own and for a batch's `result_error`. */
export const operationTimeLimit = {
  code: 'OPERATION_TIME_LIMIT',
  description: 'Method is blocked due to operation time limit.',
  status: 429,
} as const

export const internalServerError = {
  code: 'INTERNAL_SERVER_ERROR',
  description: 'Internal server error',
  status: 500,
} as const

export const softFailure = { code: 'ERROR_CORE', description: 'The portal could not do this.', status: 200 } as const

export const methodBlocked = (): Response =>
  json({ error: operationTimeLimit.code, error_description: operationTimeLimit.description }, operationTimeLimit.status)

/** An access token past its time; the v3 door sends the v2 form too, because clients refresh on its code. */
export const expiredToken = (): Response =>
  json({ error: 'expired_token', error_description: 'The access token provided has expired.' }, 401)

export const crash = ({ api }: FaultTarget): Response =>
  api === 'v3'
    ? json(
        { error: { code: 'BITRIX_REST_V3_EXCEPTION_INTERNAL_INTERNALEXCEPTION', message: 'Internal error' } },
        internalServerError.status,
      )
    : json({ error: internalServerError.code, error_description: internalServerError.description }, 500)

/** Status 200 and an error in the body: a method may return such an array itself. */
export const softError = ({ api }: FaultTarget): Response =>
  api === 'v3'
    ? json(
        {
          error: {
            code: 'BITRIX_REST_V3_EXCEPTION_ENTITYNOTFOUNDEXCEPTION',
            message: 'Entity not found',
          },
        },
        softFailure.status,
      )
    : json({ error: softFailure.code, error_description: softFailure.description }, softFailure.status)

/** Sends the client to another host: the portal's other loopback name, so that a client which follows is seen in the request log. */
export const redirect = (url: string): Response => {
  const target = new URL(url)
  target.hostname = target.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'
  return new Response(null, { status: 302, headers: { location: target.href } })
}

const hugeBodyBytes = 30 * 1024 * 1024
const chunkBytes = 64 * 1024

/** 30 MB of valid JSON, made while it is read. */
export const hugeBody = (): Response => {
  const encoder = new TextEncoder()
  const chunk = new Uint8Array(chunkBytes).fill(0x78)
  let leftBytes = hugeBodyBytes
  const body = new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode('{"result":"')),
    pull: (controller) => {
      if (leftBytes > 0) {
        leftBytes -= chunkBytes
        controller.enqueue(chunk)
        return
      }
      controller.enqueue(encoder.encode('"}'))
      controller.close()
    },
  })
  return new Response(body, { status: 200, headers })
}

const withBody = (reply: Response, body: string | null): Response => {
  const kept = new Headers(reply.headers)
  kept.delete('content-length')
  return new Response(body, { status: reply.status, headers: kept })
}

/** The reply with nothing in it. */
export const emptied = (reply: Response): Response => withBody(reply, '')

/** The first half of the reply, with framing that is right for it: the client sees a complete body of broken JSON. */
export const cut = async (reply: Response): Promise<Response> => {
  const text = await reply.text()
  return withBody(reply, text.slice(0, Math.ceil(text.length / 2)))
}
