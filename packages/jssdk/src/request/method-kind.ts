/** Last parts of method names that only read. */
const readingActions =
  /(?:^|\.)(?:(?:get)?(?:list|fields|children|types|items)|get(?:versions|forapp|access|manifest|byentitytypeid)?|list(?:contacts|employees)|search|tail|aggregate|count|thread|subordinates|multidepartment|senders|findbycomm|ownertype|isactionallowed|current|openapi)$/i

/** Whole names that only read although their last part does not say so. */
const readingMethods =
  /^(?:profile|scopes?|methods|events|documentation|server\.time|app\.info|user\.(?:admin|access)|access\.name|crm\.enum\.settings\.mode)$/i

/** Writes although its last part says `get`: it reserves what it gives out. */
const writingMethod = /^event\.offline\.get$/i

/** Whether a method only reads, so that repeating it does no harm. A name that tells nothing counts as a write. */
export const isReadMethod = (method: string): boolean =>
  !writingMethod.test(method) && (readingActions.test(method) || readingMethods.test(method))

/** The kind of a call from all the methods that it runs. */
export const kindOf = (methods: readonly string[]): 'read' | 'write' => (methods.every(isReadMethod) ? 'read' : 'write')
