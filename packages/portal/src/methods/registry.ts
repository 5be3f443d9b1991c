import type { PortalMethod } from './method.ts'
import type { Api } from './api.ts'

/** All methods of one portal, found by api and name. */
export interface MethodRegistry {
  /** Looks the name up in lower case first, then exactly as written, as a portal does. */
  find(api: Api, name: string): PortalMethod | undefined
  list(api: Api): readonly PortalMethod[]
}

/** Builds the registry; two methods of one name are a mistake of the portal's own code. */
export const createRegistry = (methods: readonly PortalMethod[]): MethodRegistry => {
  const byName = new Map<string, PortalMethod>()
  for (const method of methods) {
    const key = keyOf(method.api, method.isCaseSensitive === true ? method.name : method.name.toLowerCase())
    if (byName.has(key)) throw new Error(`The method ${method.name} (${method.api}) is registered twice.`)
    byName.set(key, method)
  }
  return {
    find: (api, name) => byName.get(keyOf(api, name.toLowerCase())) ?? byName.get(keyOf(api, name)),
    list: (api) => methods.filter((method) => method.api === api),
  }
}

const keyOf = (api: Api, name: string): string => `${api}:${name}`
