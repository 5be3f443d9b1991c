import { isObject } from '../../types/narrow.ts'
import type { MessageInitData } from '../../types/portal/frame.ts'

/** Whether a value is the portal's answer to the handshake: it has every member that a frame needs. */
export const isInitData = (value: unknown): value is MessageInitData =>
  isObject(value) && typeof value['AUTH_ID'] === 'string' && typeof value['MEMBER_ID'] === 'string'

/** A map of options. PHP sends an empty map as a list. */
export const optionsOf = (value: unknown): Record<string, unknown> => (isObject(value) ? { ...value } : {})
