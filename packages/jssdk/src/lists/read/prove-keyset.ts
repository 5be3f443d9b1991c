import { AjaxError } from '../../errors/ajax-error.ts'
import type { ListPage, OpenList, Step } from '../list-setup.ts'
import { readSinglePage } from './read-step.ts'

/** What the second page has shown: the list can be read along its ids, by the name that `list` has. */
export interface Proof {
  readonly list: OpenList
  readonly step: Step
}

/**
 * Reads the second page of a method that nothing is known of: whether it can be asked for by the ids of the first one, and by which name
 * of theirs; nothing where it cannot. The first page alone says nothing, for its size may be any.
 */
export const proveKeyset = async (list: OpenList, { lastId = 0 }: ListPage): Promise<Proof | undefined> => {
  const { idKey } = list
  // Most methods call the ids in a request what they call them in the rows.
  const names = [...list.cursorIdKeys].toSorted((a, b) => Number(b === idKey) - Number(a === idKey))
  for (const cursorIdKey of names) {
    const named = { ...list, query: list.queryFor(cursorIdKey) }
    const step = await readUnproven(named, lastId)
    if (step?.outcome === 'unreadable') return undefined
    if (step !== undefined) return { list: named, step }
  }
  return undefined
}

/** Nothing when the method refuses the name of the ids, or ignores it. */
const readUnproven = async (list: OpenList, after: number): Promise<Step | undefined> => {
  try {
    const step = await readSinglePage(list, { after })
    return step.outcome === 'stray' ? undefined : step
  } catch (error) {
    if (error instanceof AjaxError && error.status === 400) return undefined
    throw error
  }
}
