import type { ListSetup } from './list-setup.ts'

/** What a list was read in spite of. */
export interface ListWarning {
  /**
   * `orderIgnored`: the caller's order gave way to the order of ids. `keyMissing`: rows do not have the caller's `idKey`, so the list
   * stopped after a page. `containerMissing`: the reply does not have the caller's `customKeyForResult`, so the list is empty.
   */
  readonly reason: 'orderIgnored' | 'keyMissing' | 'containerMissing'
  readonly message: string
}

/** A warning, and whether it belongs into the log: a few rows of a method that nothing is known of are mostly all there are. */
export type Warn = (warning: ListWarning, isLogged?: boolean) => void

export const orderIgnored: ListWarning = {
  reason: 'orderIgnored',
  message:
    'user-provided `order` parameter is ignored because cursor-based pagination requires ordering by cursorIdKey. Use `filter` to narrow results instead.',
}

/** The id field that the caller has named is not in the rows, so the page after this one cannot be asked for. */
export const keyMissing = (idKey: string): ListWarning => ({
  reason: 'keyMissing',
  message: `pagination stops here: rows have no \`${idKey}\` (idKey). Leave it out, or name \`cursorIdKey\`.`,
})

/** The field that the caller has named for the rows is not in the reply. */
export const containerMissing = ({ method, given }: Pick<ListSetup, 'method' | 'given'>): ListWarning => ({
  reason: 'containerMissing',
  message: `${method} gives no \`${given.customKeyForResult}\` (customKeyForResult): the list is empty. Leave it out.`,
})
