import { createHash } from 'node:crypto'

/** A file is named after its content, so that the same one is kept once and a damaged one is found. */
export const nameOfFile = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

export const isFileName = (text: string): boolean => /^[\da-f]{64}$/.test(text)
