import { expect } from 'vitest'

/** A text that holds `part`. */
export const containing = (part: string): unknown => expect.stringContaining(part)
/** A text of that form. */
export const matching = (form: RegExp): unknown => expect.stringMatching(form)
/** Any value of that kind. */
export const anyOf = (kind: unknown): unknown => expect.any(kind)
