import { allMethods } from './families/portal-families.ts'
import { allRecords } from './documented/records.ts'
import { remainingMethods } from './documented/remaining-methods.ts'
import type { Api } from './methods/api.ts'

/** How a documented method is answered: by an implementation, from its documentation, or never. */
export type Coverage = 'implemented' | 'schema' | 'refused'

/** One documented method and how this portal answers it. */
export interface CoveredMethod {
  readonly method: string
  readonly api: Api
  /** The first of the scopes that the method accepts. A method that needs none has `common`. */
  readonly scope: string
  readonly coverage: Coverage
}

/** Every documented method, in the order of the names. */
export const coverage = (): readonly CoveredMethod[] => {
  const remaining = new Map(remainingMethods(allMethods).map(({ api, name, coverage: how }) => [`${api}:${name}`, how]))
  return allRecords().map(({ method, api, scopes }) => ({
    method,
    api,
    scope: scopes[0] ?? 'common',
    coverage: remaining.get(`${api}:${method}`) ?? 'implemented',
  }))
}

/** Numbers of methods, by how they are answered. */
export type CoverageCounts = Readonly<Record<Coverage, number>>

/** Counts all methods, or those of one scope. */
export const countCoverage = (methods: readonly CoveredMethod[]): CoverageCounts => {
  const count = (how: Coverage): number => methods.filter((method) => method.coverage === how).length
  return { implemented: count('implemented'), schema: count('schema'), refused: count('refused') }
}

/** The counts of each scope, in the order of the scopes' names. */
export const coverageByScope = (methods: readonly CoveredMethod[]): ReadonlyMap<string, CoverageCounts> => {
  const scopes = [...new Set(methods.map(({ scope }) => scope))].toSorted()
  return new Map(scopes.map((scope) => [scope, countCoverage(methods.filter((method) => method.scope === scope))]))
}
