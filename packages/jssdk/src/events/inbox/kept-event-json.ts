import { isObject } from '../../types/narrow.ts'
import type { KeptEvent } from './event-inbox.ts'
import type { PortalEvent } from '../portal-event.ts'

/** Reads the text of a file. Undefined when the text was cut off or changed by hand. */
export const decodeKeptEvent = (text: string): KeptEvent | undefined => {
  const value = parse(text)
  if (!isObject(value)) return undefined
  const { key, event, isFirstContact } = value
  if (typeof key !== 'string' || typeof isFirstContact !== 'boolean' || !isPortalEvent(event)) return undefined
  return { key, event, isFirstContact }
}

export const encodeKeptEvent = (kept: KeptEvent): string => JSON.stringify(kept)

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

const isPortalEvent = (value: unknown): value is PortalEvent =>
  isObject(value) &&
  typeof value['event'] === 'string' &&
  isObject(value['data']) &&
  isObject(value['auth']) &&
  typeof value['auth']['memberId'] === 'string'
