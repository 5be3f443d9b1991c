import { createHash } from 'node:crypto'

/** The name of a file is made from its content. So equal files are stored once, and a damaged file is noticed. */
export const nameOfFile = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const isFileName = (text: string): boolean => /^[\da-f]{64}$/.test(text)
