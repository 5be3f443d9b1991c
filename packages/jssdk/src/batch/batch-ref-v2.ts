import { batchRefInvalid } from '../errors/catalogues/batch-errors.ts'

/** Brackets, dots and spaces in a name end the reference early. The portal would then read another value. */
const referable = /^[\w-]+$/

export const isReferable = (part: string): boolean => referable.test(part)

/**
 * Builds references for a REST v2 batch. A parameter with a reference gets its value from an earlier command's result.
 *
 * The portal never answers "not found". At a wrong name it stops and uses the value reached so far, which is the whole parent. Write
 * containers such as `items` in the path, and do not use references in parameter names.
 * @example calls: { contact: ['crm.item.add', { entityTypeId: 3, fields: { name: 'Ann' } }], deal: ['crm.item.add', { entityTypeId: 2,
 * fields: { contactId: BatchRefV2.ref('contact', 'item', 'id') } }], }
 */
export const BatchRefV2 = Object.freeze({
  /**
   * Returns `$result[command][path]...`. An unnamed command has its position as its name.
   * @throws {SdkError} `JSSDK_BATCH_REF_INVALID`: a part has characters other than letters, digits, `_` and `-`
   */
  ref: (command: string | number, ...path: readonly (string | number)[]): string => {
    // Programs without types may leave a part out. It must not become the name `undefined`.
    const parts = [command, ...path].map((part) => `${part ?? ''}`)
    const broken = parts.find((part) => !isReferable(part))
    if (broken !== undefined) throw batchRefInvalid(command, `"${broken}" is not of letters, digits, _ and -`)
    return `$result${parts.map((part) => `[${part}]`).join('')}`
  },
})
