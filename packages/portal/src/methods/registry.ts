import type { PortalMethod } from './method.ts'
import type { Api } from './api.ts'

/** All methods of one portal, found by API and name. */
export interface MethodRegistry {
  /** Looks for the name in lower case first and then as it was written, like a portal. */
  find(api: Api, name: string): PortalMethod | undefined
  list(api: Api): readonly PortalMethod[]
}

/** Builds the registry. Two methods with one name are a mistake in the portal's own code. */
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
