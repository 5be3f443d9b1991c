import type { ListSetup } from './list-setup.ts'

/** Warns that a full page gives no id to go on from. */
export const warnUnreadable = ({ warn }: ListSetup, idKey: string): void => {
  warn(
    `pagination stops here because the last row of a full page has no numeric \`${idKey}\` (idKey). ` +
      'Name the id field of the rows with `idKey`, and with `cursorIdKey` the one of the request where the two differ.',
  )
}

/** Warns that the field which the caller has named for the rows is not in the reply. */
export const warnContainerMissing = ({ warn, method, given }: ListSetup): void => {
  warn(
    `the reply of ${method} holds no list under \`${given.customKeyForResult}\` (customKeyForResult), so the result is empty. ` +
      'Leave it out to have the rows found.',
  )
}
