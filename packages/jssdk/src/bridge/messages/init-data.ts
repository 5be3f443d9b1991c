import { isObject } from '../../types/narrow.ts'
import type { MessageInitData } from '../../types/portal/frame.ts'

/** The portal's answer to the handshake, as far as a frame cannot do without. */
export const isInitData = (value: unknown): value is MessageInitData =>
  isObject(value) && typeof value['AUTH_ID'] === 'string' && typeof value['MEMBER_ID'] === 'string'

/** A map of options; PHP writes an empty one as a list. */
export const optionsOf = (value: unknown): Record<string, unknown> => (isObject(value) ? { ...value } : {})
