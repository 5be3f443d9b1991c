import { listHasNoPage, listStalled } from '../../errors/catalogues/list-errors.ts'
import type { TypeCallParams } from '../../types/calls/call-params.ts'
import { findIdKey, findRows, findRowsIn, saysMore } from '../place/list-keys.ts'
import type { GivenKeys } from '../place/list-keys.ts'
import type { ListSetup } from '../list-setup.ts'
import { containerMissing } from '../warnings.ts'

/** A page of offset paging, and what its reply says about the rest. */
export interface OffsetPage {
  readonly rows: readonly unknown[]
  /** The id field; `undefined` when rows have none. */
  readonly idKey: string | undefined
  readonly container: string | null
  readonly next: number | undefined
  readonly total: number | undefined
  readonly saysMore: boolean | undefined
}

/**
 * Reads a page. Undefined when the reply does not have the caller's field for the rows. A page without a list is read twice, and so is an
 * empty page when more rows must follow.
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
      // The page is empty, but the reply says that more rows follow.
      if (found.rows.length > 0 || (next === undefined && more !== true))
        return { ...found, idKey: given.idKey ?? findIdKey(found.rows), next, total, saysMore: more }
    }
  }
  throw listStalled(setup, 'an empty one')
}
