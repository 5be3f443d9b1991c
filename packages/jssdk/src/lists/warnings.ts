import type { GivenKeys } from './place/list-keys.ts'

/** A difference between the caller's options and the list that was read. */
export interface ListWarning {
  /**
   * `orderIgnored`: the order of ids replaced the caller's order. `keyMissing`: rows do not have the caller's `idKey`, so the list stopped
   * after one page. `containerMissing`: the reply does not have the caller's `customKeyForResult`, so the list is empty.
   */
  readonly reason: 'orderIgnored' | 'keyMissing' | 'containerMissing'
  readonly message: string
}

/** Takes a warning. `isLogged` is false for a few rows of an unknown method: they are usually the whole list. */
export type Warn = (warning: ListWarning, isLogged?: boolean) => void

export const orderIgnored: ListWarning = {
  reason: 'orderIgnored',
  message:
    'user-provided `order` parameter is ignored because cursor-based pagination requires ordering by cursorIdKey. Use `filter` to narrow results instead.',
}

/** The rows do not have the caller's id field, so the next page cannot be requested. */
export const keyMissing = (idKey: string): ListWarning => ({
  reason: 'keyMissing',
  message: `pagination stops here: rows have no \`${idKey}\` (idKey). Leave it out, or name \`cursorIdKey\`.`,
})

/** The reply does not have the caller's field for the rows. */
export const containerMissing = ({
  method,
  given,
}: {
  readonly method: string
  readonly given: GivenKeys
}): ListWarning => ({
  reason: 'containerMissing',
  message: `${method} gives no \`${given.customKeyForResult}\` (customKeyForResult): the list is empty. Leave it out.`,
})
