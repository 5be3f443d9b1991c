import type { Caller } from '../auth/caller.ts'
import type { Engine } from '../engine/engine.ts'
import type { EntityName } from '../engine/entity-rows.ts'
import type { Condition } from '../engine/query.ts'
import { compileGlob } from '../faults/glob.ts'

/** What of a family is not for every user. It counts for users who are not administrators, unless the portal checks no rights. */
export interface FamilyRights {
  /**
   * The methods of REST v2 that only administrators may call: names, or globs such as `sale.*`. A later `!sale.basketitem.get` leaves a
   * method to all users. REST v3 has checks of its own.
   * @default none
   */
  readonly administrators?: readonly string[] | undefined
  /** The rows of an entity that a user may see. In REST v2 all other rows are as if they were not there. @default all */
  readonly visible?: Readonly<Partial<Record<EntityName, VisibleRows>>> | undefined
}

/** The condition of the rows that a user may see. */
export type VisibleRows = (engine: Engine, caller: Caller) => Condition

/**
 * Tells which of these names the globs mean. The last glob that fits a name decides.
 * @throws {Error} a glob fits no name, so that it would reserve nothing
 */
export const namesMeant = (globs: readonly string[], names: readonly string[]): ReadonlySet<string> => {
  const meant = new Set<string>()
  for (const glob of globs) {
    const fits = compileGlob(glob.replace(/^!/, ''))
    const found = names.filter(fits)
    if (found.length === 0) throw new Error(`The rights name ${glob}, but there is no such method.`)
    for (const name of found)
      if (glob.startsWith('!')) meant.delete(name)
      else meant.add(name)
  }
  return meant
}
