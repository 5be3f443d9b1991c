import { listFilterNotArray } from '../../errors/catalogues/list-errors.ts'
import { buildFilterV3 } from '../../tools/filter-v3.ts'
import type { FilterV3Node, TypeCallParams } from '../../types/calls/call-params.ts'
import type { ListQuery, PageRange } from './page-request.ts'
import { withIdSelected } from '../place/select-id.ts'

/**
 * Makes the query of a REST v3 list from the caller's parameters.
 * @throws {SdkError} `JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY`, `JSSDK_FILTER_V3_INVALID_...`
 */
export const queryV3 = (method: string, params: TypeCallParams, cursorIdKey: string): ListQuery => {
  const { order, pagination: _, filter: given, ...kept } = params // oxlint-disable-line typescript/no-unsafe-assignment -- checked below
  const filter = checkedFilter(method, given)
  const alongIds = ({ after, upTo }: PageRange): TypeCallParams => ({
    ...withIdSelected(kept, cursorIdKey),
    order: { [cursorIdKey]: 'ASC' },
    filter: [
      ...filter,
      ...(after === -Infinity ? [] : [[cursorIdKey, '>', after]]),
      ...(upTo === undefined ? [] : [[cursorIdKey, '<=', upTo]]),
    ],
  })
  return {
    // A filter can have several conditions on the id. So the caller's own conditions stay, and need no special beginning.
    after: -Infinity,
    isOrdered: order !== undefined,
    page: (range, limit, offset) => ({
      ...alongIds(range),
      // `page` is left out, because with it the portal ignores the offset.
      pagination: offset === undefined ? { page: 0, limit } : { offset, limit },
    }),
    newest: () => ({
      ...alongIds({ after: -Infinity }),
      select: [cursorIdKey],
      order: { [cursorIdKey]: 'DESC' },
      pagination: { page: 0, limit: 1 },
    }),
    counted: (after) =>
      after === undefined ? { ...kept, ...(order !== undefined && { order }), filter } : alongIds({ after }),
  }
}

/** @throws {SdkError} the same */
export const checkedFilter = (method: string, filter: unknown): readonly unknown[] => {
  if (filter === undefined || filter === null) return []
  if (!Array.isArray(filter)) throw listFilterNotArray({ method })
  const nodes: readonly unknown[] = filter
  // `[field, value]` is the portal's short form of a condition. The builder accepts only the full form.
  buildFilterV3(...nodes.filter(isWhole))
  return nodes
}

/** Whether the node goes to the builder, which checks it. */
const isWhole = (node: unknown): node is FilterV3Node => !(Array.isArray(node) && node.length === 2)
