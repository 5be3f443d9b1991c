import { listStalled } from '../errors/list-errors.ts'
import type { AjaxResult } from '../results/ajax-result.ts'
import { Result } from '../results/result.ts'
import type { TypeCallParams } from '../types/call-params.ts'
import type { TypeHttp } from '../types/http.ts'
import { isObject } from '../types/narrow.ts'

interface OffsetPagesOptions {
  readonly method: string
  readonly params: TypeCallParams
  /** Is told the share that has been read, in percent. */
  readonly progress: null | ((progress: number) => void)
  readonly customKeyForResult: string | null
}

/**
 * Reads a list by offsets, in the caller's own order. Rows that are added or removed meanwhile shift the pages: `callList` has no such
 * gap.
 * @throws {SdkError} `JSSDK_LIST_STALLED`: the method ignores `start`, so that it would be read for ever
 */
export const offsetPages = async <T>(
  http: TypeHttp,
  { method, params, progress, customKeyForResult }: OffsetPagesOptions,
): Promise<Result<T[]>> => {
  const rows: T[] = []
  const result = new Result<T[]>(rows)
  progress?.(0)
  let page = await http.call(method, params)
  for (;;) {
    if (!page.isSuccess) {
      for (const [key, error] of page.errors) result.addError(error, key)
      return result
    }
    for (const row of rowsOf(page.getData()?.result, customKeyForResult)) {
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- the caller names the rows' type; the reply is not checked against it
      rows.push(row as T)
    }
    const total = page.getTotal()
    const next = await page.fetchNext(http)
    if (next === null) break
    const start = startOf(next)
    if (start <= startOf(page)) throw listStalled({ method, lastId: start, requestId: next.getQuery().requestId })
    progress?.(total > 0 ? Math.min(100, Math.round((rows.length / total) * 100)) : 0)
    page = next
  }
  progress?.(100)
  return result
}

const startOf = (page: AjaxResult): number => page.getQuery().params.start ?? 0

const rowsOf = (result: unknown, key: string | null): readonly unknown[] => {
  const rows = key === null ? result : isObject(result) ? result[key] : undefined
  return Array.isArray(rows) ? rows : []
}
