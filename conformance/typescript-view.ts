import { join } from 'node:path'
import ts from 'typescript'

/** Which members of an exported class or type carry `@deprecated`, and with which text, as an editor sees it. */
export const deprecationsOf = (exportName: string): ReadonlyMap<string, string> => {
  const entry = join(import.meta.dirname, '..', 'packages', 'jssdk', 'src', 'index.ts')
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
  const exported = module && checker.getExportsOfModule(module).find(({ name }) => name === exportName)
  if (exported === undefined) throw new Error(`The package exports no ${exportName}.`)
  const symbol = exported.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(exported) : exported
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
  return new Map(
    members.flatMap((member) => {
      const tag = member.getJsDocTags(checker).find(({ name }) => name === 'deprecated')
      return tag === undefined ? [] : [[member.name, ts.displayPartsToString(tag.text)] as const]
    }),
  )
}
