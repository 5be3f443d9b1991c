import { AjaxError } from '../../errors/ajax-error.ts'
import type { ListPage, OpenList, Step } from '../list-setup.ts'
import { readSinglePage } from './read-step.ts'

/** The second page has shown that keyset paging works, with the id field of `list`. */
export interface Proof {
  readonly list: OpenList
  readonly step: Step
}

/**
 * Reads the second page of an unknown method. It shows whether keyset paging works, and with which id field; undefined when it does not.
 * The first page cannot show this, because its size may be any.
 */
export const proveKeyset = async (list: OpenList, { lastId = 0 }: ListPage): Promise<Proof | undefined> => {
  const { idKey } = list
  // Most methods use the same id field in requests as in rows, so it is tried first.
  const names = [...list.cursorIdKeys].toSorted((a, b) => Number(b === idKey) - Number(a === idKey))
  for (const cursorIdKey of names) {
    const named = { ...list, query: list.queryFor(cursorIdKey) }
    const step = await readUnproven(named, lastId)
    if (step?.outcome === 'unreadable') return undefined
    if (step !== undefined) return { list: named, step }
  }
  return undefined
}

/** Undefined when the method refuses or ignores the id field. */
const readUnproven = async (list: OpenList, after: number): Promise<Step | undefined> => {
  try {
    const step = await readSinglePage(list, { after })
    return step.outcome === 'stray' ? undefined : step
  } catch (error) {
    if (error instanceof AjaxError && error.status === 400) return undefined
    throw error
  }
}
