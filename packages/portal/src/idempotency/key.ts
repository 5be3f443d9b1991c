import { malformedIdempotencyKey } from '../dialects/v3/errors.ts'

/** Reads the `Idempotency-Key` header. @throws INVALIDIDEMPOTENCYKEY unless it is 1 to 255 printable ASCII characters */
export const readIdempotencyKey = (header: string | undefined): string | undefined => {
  if (header === undefined) return undefined
  if (!/^[\x20-\x7e]{1,255}$/.test(header)) throw malformedIdempotencyKey()
  return header
}
