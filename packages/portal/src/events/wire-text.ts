import type { WireValue } from '../wire-value.ts'

/** The text of a stored value. Empty if there is none. */
export const wireText = (value: WireValue | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
