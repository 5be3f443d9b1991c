/** Last parts of names, and whole names, that say that a method only reads. */
const reading =
  /^((.*\.)?(get[^.]*|list(for\w+|contacts|employees)?|fields|search\w*|tail|aggregate|count|thread|types|children|subordinates|multidepartment|senders|findbycomm|ownertype|is(actionallowed|enabled|exists|offers)|current|openapi|items|info|status(list)?|download|countries|groups|nearest)|profile|scopes?|methods|events|documentation|server\.time|user\.(admin|access)|access\.name|crm\.enum\..+)$/

/** Writes although the last part says `get` or `list`: they reserve, acknowledge, mark as read, or make what they give out. */
const writingMethod = /^((event\.offline|im(bot)?\.v2\.event)\.get|.*(\.read\.list|externallink|\.getforapp))$/

/** Whether a method only reads, so that repeating it does no harm. A name that tells nothing counts as a write. */
export const isReadMethod = (method: string): boolean => {
  const name = method.toLowerCase()
  return reading.test(name) && !writingMethod.test(name)
}

/** The kind of a call from all the methods that it runs. */
export const kindOf = (methods: readonly string[]): 'read' | 'write' => (methods.every(isReadMethod) ? 'read' : 'write')
