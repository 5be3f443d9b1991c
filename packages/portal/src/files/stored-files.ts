import type { Engine } from '../engine/engine.ts'
import { formatDateTime } from '../server-time.ts'
import { isWireList, isWireMap, textOf, type WireValue } from '../wire-value.ts'

/** A file that is about to be stored. */
export interface UploadedFile {
  readonly name: string
  readonly bytes: Uint8Array
}

/** Stores a file and returns its id. */
export const storeFile = (engine: Engine, { name, bytes }: UploadedFile, nowMs: number): number =>
  engine.insert('file', {
    name,
    size: bytes.byteLength,
    content: Buffer.from(bytes).toString('base64'),
    createdTime: formatDateTime(nowMs),
  })

/** A stored file. Undefined if there is none with this id. */
export const readFile = (engine: Engine, id: number): UploadedFile | undefined => {
  const row = engine.find('file', id)
  if (row === undefined) return undefined
  return { name: textOf(row['name']), bytes: Buffer.from(textOf(row['content']), 'base64') }
}

/** Reads a file in a call: `["name", "base64"]`, or that pair in `fileData`. Undefined for all other values. */
export const uploadedFile = (value: WireValue | undefined): UploadedFile | undefined => {
  const pair = isWireMap(value) && value['fileData'] !== undefined ? value['fileData'] : value
  const [name, content] = isWireList(pair) ? pair : isWireMap(pair) ? [pair['0'], pair['1']] : []
  if (typeof name !== 'string' || typeof content !== 'string' || name === '' || !isBase64(content)) return undefined
  return { name, bytes: Buffer.from(content, 'base64') }
}

/** Empty text is valid base64 too: it is an empty file. A single character after groups of four holds no byte. */
const isBase64 = (text: string): boolean => {
  if (!/^[A-Za-z0-9+/\s]*(?:=\s*){0,2}$/.test(text)) return false
  return text.replaceAll(/[\s=]/g, '').length % 4 !== 1
}
