import type { PortalErrorDetails } from '../portal-error.ts'
import { textReply } from '../reply-text.ts'

/** The reply of a gateway in front of a portal. */
export const htmlPage = (status: 200 | 500 | 502 | 504): Response => {
  const title = { 200: 'Maintenance', 500: 'Internal Server Error', 502: 'Bad Gateway', 504: 'Gateway Time-out' }[
    status
  ]
  const heading = status === 200 ? title : `${status} ${title}`
  const page = `<html>\r\n<head><title>${heading}</title></head>\r\n<body>\r\n<center><h1>${heading}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
  return textReply(page, { status, headers: { 'content-type': 'text/html; charset=utf-8' } })
}

const json = { 'content-type': 'application/json; charset=utf-8' }

/** The reply of a method that crashed. */
export const internalServerError = {
  code: 'INTERNAL_SERVER_ERROR',
  description: 'Internal server error',
  status: 500,
} as const satisfies PortalErrorDetails

/** The vendor has blocked this application or webhook by hand. A repeated call gets the same error. */
export const overloaded = {
  code: 'OVERLOAD_LIMIT',
  description: 'REST API is blocked due to overload.',
  status: 503,
} as const satisfies PortalErrorDetails

/** The customer has closed the portal. */
export const portalDeleted = {
  code: 'PORTAL_DELETED',
  description: 'Portal was deleted',
  status: 403,
} as const satisfies PortalErrorDetails

/** The access token has expired. */
export const tokenExpired = {
  code: 'expired_token',
  description: 'The access token provided has expired.',
  status: 401,
} as const satisfies PortalErrorDetails

/** Status 200 with an error in the body. On a portal, a method can return such an array itself. */
export const softFailure = {
  code: 'ERROR_CORE',
  description: 'The portal could not do this.',
  status: 200,
} as const satisfies PortalErrorDetails

/** Redirects the client to another host, the portal's other loopback name. If the client follows, the request log shows it. */
export const redirect = (url: string): Response => {
  const target = new URL(url)
  target.hostname = target.hostname === '127.0.0.1' ? 'localhost' : '127.0.0.1'
  return new Response(null, { status: 302, headers: { location: target.href } })
}

const hugeBodyBytes = 30 * 1024 * 1024
const chunkBytes = 64 * 1024

/** 30 MB of valid JSON. It is generated while the client reads it. */
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
  return new Response(body, { status: 200, headers: json })
}

const withBody = (reply: Response, body: string): Response => {
  const kept = new Headers(reply.headers)
  kept.delete('content-length')
  return textReply(body, { status: reply.status, headers: kept })
}

/** The same reply with an empty body. */
export const emptied = (reply: Response): Response => withBody(reply, '')

/** The first half of the reply. Its length header is right, so the client sees a complete body of broken JSON. */
export const cut = async (reply: Response): Promise<Response> => {
  const text = await reply.text()
  return withBody(reply, text.slice(0, Math.ceil(text.length / 2)))
}
