import { batchRefArrayInvalid, batchRefPathInvalid } from '../errors/catalogues/filter-errors.ts'
import type { BatchRef, BatchRefArray } from '../types/calls/batch.ts'

/**
 * Refers to the result of an earlier command of a REST v3 batch. The name is that of the command's `as`.
 * @throws {SdkError} `JSSDK_BATCH_REF_V3_INVALID_PATH`, `JSSDK_BATCH_REF_V3_INVALID_REF_ARRAY`
 */
export const BatchRefV3 = /* @__PURE__ */ Object.freeze({
  /** One value: `ref('newTask.item.id')`. */
  ref: (path: string): BatchRef => {
    if (typeof path !== 'string' || path.trim() === '') throw batchRefPathInvalid()
    return { $ref: path }
  },
  /** One field of every row: `refArray('tasks.items.id')`. */
  refArray: (path: string): BatchRefArray => {
    if (typeof path !== 'string' || path.trim() === '') throw batchRefPathInvalid()
    if (!path.includes('.')) throw batchRefArrayInvalid(path)
    return { $refArray: path }
  },
})
