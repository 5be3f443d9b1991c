import type { WireValue } from '../wire-value.ts'

/** Text of a stored value; empty for nothing. */
export const wireText = (value: WireValue | undefined): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
