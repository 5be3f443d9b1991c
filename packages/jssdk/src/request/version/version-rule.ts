import { moreV3Methods } from '../../generated/more-v3-methods.ts'
import { v3MethodList } from './v3-methods.ts'

/**
 * Which methods a client may send to REST v3. `'list'`: the built-in list and newer documented methods. `'server'`: any method; the server
 * decides. Or a list of your own, such as one from the portal's OpenAPI document.
 */
export type V3Methods = 'list' | 'server' | readonly string[]

export interface VersionRule {
  /** Whether the method may be sent to REST v3. */
  allowsV3(method: string): boolean
  /** Whether a v2 call of the method gets a hint that v3 serves it too. */
  hintsAtV3(method: string): boolean
}

const listRule = (methods: Iterable<string>): VersionRule => {
  const known = new Set(methods)
  const has = (method: string): boolean => known.has(method)
  return { allowsV3: has, hintsAtV3: has }
}

/** Decides by the list only. */
export const listedRule: VersionRule = /* @__PURE__ */ listRule(v3MethodList)
const builtInRule: VersionRule = {
  ...listedRule,
  allowsV3: (method) => listedRule.allowsV3(method) || moreV3Methods.test(method),
}
const serverRule: VersionRule = { allowsV3: () => true, hintsAtV3: () => false }

export const versionRule = (v3Methods: V3Methods = 'list'): VersionRule => {
  if (v3Methods === 'list') return builtInRule
  if (v3Methods === 'server') return serverRule
  return listRule(v3Methods)
}
