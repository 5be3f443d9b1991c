import type { Engine } from '../engine/engine.ts'
import { openRecords } from '../store/records.ts'
import { isText } from '../store/shape.ts'
import type { Store } from '../store/store.ts'
import { addFresh } from './add-fresh.ts'

/** What a portal's account began with. */
export interface PortalAccount {
  /** `earlier`: the database is of a version that had no fresh accounts. */
  readonly kind: 'fresh' | 'empty' | 'earlier'
  /** The numbers of rows that this start added to a database of before, by entity. Without a row if it added none. */
  readonly added: Readonly<Record<string, number>>
}

/** The note in the database about what the account began with. */
export interface AccountNote {
  read(): PortalAccount['kind']
  write(kind: Exclude<PortalAccount['kind'], 'earlier'>): void
}

export const openAccountNote = (store: Store): AccountNote => {
  const records = openRecords(store, 'account', isText)
  return {
    read: () => {
      const kind = records.get('began')
      return kind === 'fresh' || kind === 'empty' ? kind : 'earlier'
    },
    write: (kind) => records.set('began', kind),
  }
}

/** The account of a portal. If `isToBeFresh`, a database of before gets the rows of a fresh account first, once. */
export const openAccount = (
  { store, engine }: { store: Store; engine: Engine },
  note: AccountNote,
  isToBeFresh: boolean,
): PortalAccount => {
  const freshen = (): PortalAccount['added'] => {
    note.write('fresh')
    return addFresh(engine)
  }
  const added = isToBeFresh && note.read() !== 'fresh' ? store.transaction(freshen) : {}
  return {
    added,
    get kind() {
      return note.read()
    },
  }
}
