import type { IncomingMessage } from 'node:http'

/** Keeps the data of a stream up to a size. The stream itself is not changed. */
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
