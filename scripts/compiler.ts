import ts from 'typescript'

/** What a user's compiler is told: plain `strict`, packages from their sources. */
const options: ts.CompilerOptions = {
  target: ts.ScriptTarget.ES2022,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  customConditions: ['source'],
  allowImportingTsExtensions: true,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.dom.iterable.d.ts', 'lib.esnext.disposable.d.ts'],
  types: ['node'],
  strict: true,
  noEmit: true,
  skipLibCheck: true,
}

/** Parsed once for all programs of this process. */
const parsed = new Map<string, ts.SourceFile | undefined>()

/** What a user's compiler says of these files; `texts` are files that stand on no disk, or another way than they stand there. */
export const complaints = (files: readonly string[], texts: Readonly<Record<string, string>> = {}): string[] => {
  const host = ts.createCompilerHost(options)
  const fileExists = host.fileExists.bind(host)
  const readFile = host.readFile.bind(host)
  const getSourceFile = host.getSourceFile.bind(host)
  host.fileExists = (path) => path in texts || fileExists(path)
  host.readFile = (path) => texts[path] ?? readFile(path)
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = texts[path]
    if (text !== undefined) return ts.createSourceFile(path, text, languageVersion)
    if (!parsed.has(path)) parsed.set(path, getSourceFile(path, languageVersion, ...rest))
    return parsed.get(path)
  }
  const roots = [...files, ...Object.keys(texts)]
  const program = ts.createProgram(roots, options, host)
  return roots
    .flatMap((path) => ts.getPreEmitDiagnostics(program, program.getSourceFile(path)))
    .map(({ file, start = 0, messageText }) => {
      const line = file === undefined ? '' : `(${String(file.getLineAndCharacterOfPosition(start).line + 1)})`
      return `${file?.fileName ?? ''}${line}: ${ts.flattenDiagnosticMessageText(messageText, '\n')}`
    })
}

/** A module as TypeScript sees it. */
export interface ModuleView {
  readonly checker: ts.TypeChecker
  /** What each name that the module exports was declared as. */
  readonly exported: ReadonlyMap<string, ts.Symbol>
}

export const viewOfModule = (entry: string): ModuleView => {
  const program = ts.createProgram([entry], options)
  const checker = program.getTypeChecker()
  const source = program.getSourceFile(entry)
  const module = source && checker.getSymbolAtLocation(source)
  if (module === undefined) throw new Error(`${entry} is no module.`)
  const declared = (symbol: ts.Symbol): ts.Symbol =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol
  const exported = checker.getExportsOfModule(module).map((symbol) => [symbol.name, declared(symbol)] as const)
  return { checker, exported: new Map(exported) }
}
