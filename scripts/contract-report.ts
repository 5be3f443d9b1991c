import ts from 'typescript'

import { viewOfModule } from './compiler.ts'
import type { ContractName, Kind } from './contract-names.ts'

/** Where a name stands; `found` is what is there instead of the kind that was owed. */
export interface NameState extends ContractName {
  readonly state: 'present' | 'absent' | 'different'
  readonly found?: string
}

/** What TypeScript sees under each name that a module exports. */
export const declaredKinds = (entry: string): ReadonlyMap<string, string> =>
  new Map([...viewOfModule(entry).exported].map(([name, { flags }]) => [name, kindOf(flags)]))

const kindOf = (flags: ts.SymbolFlags): string => {
  if (flags & ts.SymbolFlags.Class) return 'class'
  if (flags & ts.SymbolFlags.Enum) return 'enum'
  if (flags & ts.SymbolFlags.Function) return 'function'
  if (flags & (ts.SymbolFlags.Variable | ts.SymbolFlags.NamespaceModule | ts.SymbolFlags.ValueModule)) return 'const'
  if (flags & ts.SymbolFlags.Interface) return 'interface'
  if (flags & ts.SymbolFlags.TypeAlias) return 'type'
  return 'something else'
}

const isClass = (value: unknown): boolean => typeof value === 'function' && /^class\b/.test(String(value))

/** Whoever calls a function cannot tell whether it was declared as one or as a `const`; here it must be one either way. */
const existsAtRunTime = (kind: Kind, value: unknown): boolean => {
  switch (kind) {
    case 'class':
      return isClass(value)
    case 'enum':
      return typeof value === 'object' && value !== null
    case 'function':
      return typeof value === 'function' && !isClass(value)
    case 'const':
      return value !== undefined
    default:
      return value === undefined
  }
}

/** Compares each name with what the compiler and the running module have under it. */
export const stateOf = (
  owed: readonly ContractName[],
  declared: ReadonlyMap<string, string>,
  exported: Readonly<Record<string, unknown>>,
): readonly NameState[] =>
  owed.map(({ name, kind }) => {
    const found = declared.get(name)
    if (found === undefined) return { name, kind, state: 'absent' }
    if (found !== kind && !(kind === 'function' && found === 'const')) return { name, kind, state: 'different', found }
    return existsAtRunTime(kind, exported[name])
      ? { name, kind, state: 'present' }
      : { name, kind, state: 'different', found: `${found}, but ${typeof exported[name]} at run time` }
  })

/** One line for each name that is not as it was owed, and one that counts. */
export const report = (rows: readonly NameState[]): string => {
  const count = (state: NameState['state']): string => `${rows.filter((row) => row.state === state).length} ${state}`
  return [
    ...rows
      .filter(({ state }) => state !== 'present')
      .map(
        ({ name, kind, state, found }) =>
          `${name}: ${state}, ${kind} owed${found === undefined ? '' : `, ${found} found`}`,
      ),
    `${rows.length} names: ${count('present')}, ${count('absent')}, ${count('different')}`,
  ].join('\n')
}
