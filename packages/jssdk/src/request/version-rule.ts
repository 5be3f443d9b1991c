import { v3MethodList } from './v3-methods.ts'

/**
 * Which methods a client lets through to REST v3: the built-in list, whatever the server takes, or a list of the caller's own
 * (such as one read from the portal's OpenAPI document).
 */
export type V3Methods = 'list' | 'server' | readonly string[]

export interface VersionRule {
  /** Whether REST v3 may be asked for the method. */
  allowsV3(method: string): boolean
  /** Whether a v2 call of such a method is worth a hint that v3 offers it too. */
  readonly hintsAtV3: boolean
}

const listRule = (methods: Iterable<string>): VersionRule => {
  const known = new Set(methods)
  return { allowsV3: (method) => known.has(method), hintsAtV3: true }
}

const builtInRule = listRule(v3MethodList)
const serverRule: VersionRule = { allowsV3: () => true, hintsAtV3: false }

export const versionRule = (v3Methods: V3Methods = 'list'): VersionRule => {
  if (v3Methods === 'list') return builtInRule
  if (v3Methods === 'server') return serverRule
  return listRule(v3Methods)
}
