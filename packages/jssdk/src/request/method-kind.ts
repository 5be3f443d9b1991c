/** Last parts of method names that only read. */
const readingActions: ReadonlySet<string> = new Set([
  'get',
  'list',
  'fields',
  'getlist',
  'getfields',
  'getchildren',
  'search',
  'tail',
  'aggregate',
  'count',
  'thread',
  'getversions',
  'getforapp',
  'gettypes',
  'getaccess',
  'getmanifest',
  'getitems',
  'types',
  'children',
  'subordinates',
  'multidepartment',
  'senders',
  'listcontacts',
  'listemployees',
  'findbycomm',
  'ownertype',
  'isactionallowed',
  'current',
  'openapi',
  'getbyentitytypeid',
  'items',
])

/** Whole names that only read although their last part does not say so. */
const readingMethods: ReadonlySet<string> = new Set([
  'profile',
  'scope',
  'scopes',
  'methods',
  'events',
  'documentation',
  'server.time',
  'app.info',
  'method.get',
  'user.admin',
  'user.access',
  'access.name',
  'feature.get',
  'crm.enum.settings.mode',
])

/** Writes although its last part says `get`: it reserves what it gives out. */
const writingMethod = 'event.offline.get'

/** Whether a method only reads, so that repeating it does no harm. A name that tells nothing counts as a write. */
export const isReadMethod = (method: string): boolean => {
  const name = method.toLowerCase()
  if (name === writingMethod) return false
  return readingMethods.has(name) || readingActions.has(name.slice(name.lastIndexOf('.') + 1))
}

/** The kind of a call from all the methods that it runs. */
export const kindOf = (methods: readonly string[]): 'read' | 'write' => (methods.every(isReadMethod) ? 'read' : 'write')
