import { listHasNoPage, listStalled } from '../../errors/catalogues/list-errors.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import { findIdKey, findRows, findRowsIn, saysMore } from '../place/list-keys.ts'
import type { GivenKeys } from '../place/list-keys.ts'
import type { ListSetup } from '../list-setup.ts'
import { containerMissing } from '../warnings.ts'

/** A page of rows that are counted, and what its reply says of the rest. */
export interface OffsetPage {
  readonly rows: readonly unknown[]
  /** The field of ids; `undefined` where there is none. */
  readonly idKey: string | undefined
  readonly container: string | null
  readonly next: number | undefined
  readonly total: number | undefined
  readonly saysMore: boolean | undefined
}

/**
 * Reads a page; nothing where the reply does not have what the caller has named for the rows. One that holds no list, or is empty
 * although there are more, is asked for twice.
 * @throws {SdkError} `JSSDK_LIST_NO_LIST`, `JSSDK_LIST_STALLED`
 */
export const readOffsetPage = async (
  setup: ListSetup,
  params: TypeCallParams,
  given: GivenKeys,
): Promise<OffsetPage | undefined> => {
  const { reader } = setup
  for (const isLastTry of [false, true]) {
    const { result, next, total } = await reader.readPage(params)
    const found = given === setup.given ? findRows(result, given) : findRowsIn(result, given.customKeyForResult)
    if (found === 'containerMissing' && given === setup.given) {
      setup.warn(containerMissing(setup))
      return undefined
    }
    if (typeof found === 'string') {
      if (isLastTry) throw listHasNoPage(setup)
    } else {
      const more = saysMore(result)
      // Nothing where more is promised.
      if (found.rows.length > 0 || (next === undefined && more !== true))
        return { ...found, idKey: given.idKey ?? findIdKey(found.rows), next, total, saysMore: more }
    }
  }
  throw listStalled(setup, 'an empty one')
}
