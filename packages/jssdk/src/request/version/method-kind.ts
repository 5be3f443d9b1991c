/** Last parts of names, and whole names, of methods that only read. */
const reading =
  /^((.*\.)?(get[^.]*|list(for\w+|contacts|employees)?|fields|search\w*|tail|aggregate|count|thread|types|children|subordinates|multidepartment|senders|findbycomm|ownertype|is(actionallowed|enabled|exists|offers)|current|openapi|items|info|status(list)?|download|countries|groups|nearest)|profile|scopes?|methods|events|documentation|server\.time|user\.(admin|access)|access\.name|crm\.enum\..+)$/

/** Methods that write although their name ends in `get` or `list`. They reserve, acknowledge, mark as read, or create what they return. */
const writingMethod = /^((event\.offline|im(bot)?\.v2\.event)\.get|.*(\.read\.list|externallink|\.getforapp))$/

/** Whether a method only reads, so that repeating it does no harm. An unclear name counts as a write. */
export const isReadMethod = (method: string): boolean => {
  const name = method.toLowerCase()
  return reading.test(name) && !writingMethod.test(name)
}

/** The kind of a call, from all methods that it runs. */
export const kindOf = (methods: readonly string[]): 'read' | 'write' => (methods.every(isReadMethod) ? 'read' : 'write')
