import type { IncomingMessage } from 'node:http'

/** Keeps what passes through a stream, up to a size; the stream goes on where it goes. */
export const collectBody = (stream: IncomingMessage, maxBytes: number): (() => Buffer | undefined) => {
  const chunks: Buffer[] = []
  let sizeBytes = 0
  stream.on('data', (chunk: Buffer) => {
    sizeBytes += chunk.byteLength
    if (sizeBytes <= maxBytes) chunks.push(chunk)
    else chunks.length = 0
  })
  return () => (sizeBytes > maxBytes ? undefined : Buffer.concat(chunks))
}
