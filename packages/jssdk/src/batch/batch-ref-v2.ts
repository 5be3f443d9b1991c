import { batchRefInvalid } from '../errors/catalogues/batch-errors.ts'

/** Brackets, dots and spaces in a name end the reference early, so the portal would read another value. */
const referable = /^[\w-]+$/

export const isReferable = (part: string): boolean => referable.test(part)

/**
 * Builds references of a REST v2 batch: a parameter that takes its value from the result of an earlier command.
 *
 * The portal never answers "not found": where a path breaks off it hands over the value reached so far, so a wrong name
 * gives the whole parent. Spell containers out (`items`) and keep references out of parameter names.
 * @example
 * calls: {
 *   contact: ['crm.item.add', { entityTypeId: 3, fields: { name: 'Ann' } }],
 *   deal: ['crm.item.add', { entityTypeId: 2, fields: { contactId: BatchRefV2.ref('contact', 'item', 'id') } }],
 * }
 */
export const BatchRefV2 = Object.freeze({
  /**
   * `$result[command][path]...`; an unnamed command is referred to by its position.
   * @throws {SdkError} `JSSDK_BATCH_REF_INVALID`: a part is not made of letters, digits, `_` and `-`
   */
  ref: (command: string | number, ...path: readonly (string | number)[]): string => {
    // Programs without types leave a part out, and it must not be named `undefined`.
    const parts = [command, ...path].map((part) => `${part ?? ''}`)
    const broken = parts.find((part) => !isReferable(part))
    if (broken !== undefined) throw batchRefInvalid(command, `"${broken}" is not of letters, digits, _ and -`)
    return `$result${parts.map((part) => `[${part}]`).join('')}`
  },
})
