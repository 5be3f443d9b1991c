import { request } from 'node:http'
import type { Portal } from '@bitrix24/b24jssdk-portal'

export interface RawRequest {
  readonly verb: string
  /** From the webhook's path on. */
  readonly path: string
  /** One character a byte. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: Uint8Array | undefined
}

/** Sends a request byte by byte through the portal's webhook; resolves when it is answered. */
export const sendRaw = async (portal: Portal, { verb, path, headers = {}, body }: RawRequest): Promise<void> => {
  const { hostname, port, pathname } = new URL(portal.webhookUrl)
  await new Promise<void>((resolve, reject) => {
    const length = body === undefined ? {} : { 'Content-Length': String(body.byteLength) }
    request({ hostname, port, path: pathname + path, method: verb, headers: { ...headers, ...length } }, (reply) => {
      reply.resume().once('end', resolve)
    })
      .on('error', reject)
      .end(body)
  })
}
