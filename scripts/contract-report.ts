import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'

const kinds = ['class', 'enum', 'const', 'function', 'type', 'interface'] as const
type Kind = (typeof kinds)[number]

/** A name that the package owes its users. */
interface ContractName {
  readonly name: string
  readonly kind: Kind
}

/** Where a name stands; `found` is what is there instead of the kind that was owed. */
export interface NameStanding extends ContractName {
  readonly standing: 'present' | 'absent' | 'different'
  readonly found?: string
}

const isKind = (value: unknown): value is Kind => kinds.some((kind) => kind === value)

const isContractName = (value: unknown): value is ContractName =>
  typeof value === 'object' &&
  value !== null &&
  'name' in value &&
  typeof value.name === 'string' &&
  'kind' in value &&
  isKind(value.kind)

/** The generated list of names and kinds. */
export const contractNames = (): readonly ContractName[] => {
  const file: unknown = JSON.parse(readFileSync(join(import.meta.dirname, 'contract-names.json'), 'utf8'))
  if (typeof file !== 'object' || file === null || !('names' in file) || !Array.isArray(file.names))
    throw new Error('contract-names.json has no list of names. Run scripts/generate-contract-names.mjs.')
  return file.names.filter(isContractName)
}

/** What TypeScript sees under each name that a module exports. */
export const declaredKinds = (entry: string): ReadonlyMap<string, string> => {
  const program = ts.createProgram([entry], {
    target: ts.ScriptTarget.ES2023,
    module: ts.ModuleKind.NodeNext,
    allowImportingTsExtensions: true,
    noEmit: true,
    skipLibCheck: true,
    strict: true,
  })
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(entry)
  const module = source && checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`${entry} is no module.`)
  return new Map(
    checker.getExportsOfModule(module).map((exported) => {
      const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
      return [exported.name, kindOf(symbol.flags)]
    }),
  )
}

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
export const standingOf = (
  owed: readonly ContractName[],
  declared: ReadonlyMap<string, string>,
  exported: Readonly<Record<string, unknown>>,
): readonly NameStanding[] =>
  owed.map(({ name, kind }) => {
    const found = declared.get(name)
    if (found === undefined) return { name, kind, standing: 'absent' }
    if (found !== kind && !(kind === 'function' && found === 'const'))
      return { name, kind, standing: 'different', found }
    return existsAtRunTime(kind, exported[name])
      ? { name, kind, standing: 'present' }
      : { name, kind, standing: 'different', found: `${found}, but ${typeof exported[name]} at run time` }
  })

/** One line for each name that is not as it was owed, and one that counts. */
export const report = (rows: readonly NameStanding[]): string => {
  const count = (standing: NameStanding['standing']): string =>
    `${rows.filter((row) => row.standing === standing).length} ${standing}`
  return [
    ...rows
      .filter(({ standing }) => standing !== 'present')
      .map(
        ({ name, kind, standing, found }) =>
          `${name}: ${standing}, ${kind} owed${found === undefined ? '' : `, ${found} found`}`,
      ),
    `${rows.length} names: ${count('present')}, ${count('absent')}, ${count('different')}`,
  ].join('\n')
}
