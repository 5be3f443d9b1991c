import { readdirSync } from 'node:fs'
import { join, relative } from 'node:path'
import ts from 'typescript'
import { familiesFolder, portalSources } from './families-folder.ts'
import { rowTypes } from './row-types.ts'

/** A place where the compiler does not see which row is meant, and so takes any name. */
export interface UntypedAccess {
  /** The file, from the folder of the families. */
  readonly file: string
  /** What stands there, in one line. */
  readonly text: string
  /** `named`: a name of an untyped row. `lost`: a row is handed on as a map of anything. */
  readonly kind: 'named' | 'lost'
}

/**
 * The untyped accesses to rows in the sources of the families.
 *
 * A row is what the engine keeps or is to keep: one with a type (`RowOf`, `WrittenRow`, a part of one), or an untyped one. Untyped is
 * every type with rows' values, or unknown ones, under any name, whatever it is called (`Row`, `Record<string, WireValue>`, the copy of
 * a row), but for `WireMap`: that is what callers send and get, and what a column of JSON holds. Counted is
 *
 * - each name of an untyped row: in brackets, behind a dot or taken apart, of a variable, a parameter or a call, read or written, and
 *   each `'name' in row` that the row's type does not have,
 * - each place where a row, typed or not, is handed on as a `WireMap`: as an argument (alone, in a list, or as a function that takes
 *   rows), in a variable, or as what a function returns. Behind such a place nobody would see what is read.
 *
 * Not counted is a row that is shown in a reply (as a `WireValue`), or a copy with other values that is returned as a `WireMap`: nothing
 * is read there. Nor are reads by a field of the entity's own definition (`valueOf`): there is no name to be wrong.
 */
export const untypedAccesses = (program: ts.Program, folder: string = familiesFolder): readonly UntypedAccess[] =>
  program
    .getSourceFiles()
    .filter(({ fileName }) => fileName.startsWith(`${folder}/`))
    .flatMap((source) => accessesIn(source, program.getTypeChecker(), folder))

/** The portal as the compiler sees it, with further sources that stand on no disk. */
export const portalProgram = (texts: Readonly<Record<string, string>> = {}): ts.Program => {
  const root = join(portalSources, '../../..')
  const config: unknown = ts.readConfigFile(join(root, 'tsconfig.json'), (path) => ts.sys.readFile(path)).config
  const { options } = ts.parseJsonConfigFileContent({ ...Object(config), include: [] }, ts.sys, root)
  const host = ts.createCompilerHost(options)
  const readFile = host.readFile.bind(host)
  const fileExists = host.fileExists.bind(host)
  host.readFile = (path) => texts[path] ?? readFile(path)
  host.fileExists = (path) => path in texts || fileExists(path)
  const files = readdirSync(portalSources, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => join(portalSources, file))
  return ts.createProgram([...files, ...Object.keys(texts)], options, host)
}

const accessesIn = (source: ts.SourceFile, checker: ts.TypeChecker, folder: string): readonly UntypedAccess[] => {
  const found: UntypedAccess[] = []
  const types = rowTypes(checker)
  const file = relative(folder, source.fileName).replaceAll('\\', '/')
  const note = (kind: UntypedAccess['kind'], node: ts.Node): void => {
    found.push({ file, text: node.getText().replaceAll(/\s+/g, ' '), kind })
  }
  const visit = (node: ts.Node): void => {
    if (ts.isElementAccessExpression(node) || ts.isPropertyAccessExpression(node)) {
      const name = ts.isPropertyAccessExpression(node) ? node.name.text : literalOf(node.argumentExpression)
      if (types.isUntyped(checker.getTypeAtLocation(node.expression), name)) note('named', node)
    }
    if (ts.isObjectBindingPattern(node)) {
      const of = checker.getTypeAtLocation(node)
      for (const element of node.elements)
        if (element.dotDotDotToken === undefined && types.isUntyped(of, takenName(element))) note('named', element)
    }
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.InKeyword)
      if (types.isUnknownName(checker.getTypeAtLocation(node.right), literalOf(node.left))) note('named', node)
    if (ts.isExpression(node) && types.isLost(node)) note('lost', node)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return found
}

/** A name that stands in the source; undefined when it is made at run time. */
const literalOf = (node: ts.Node): string | undefined => (ts.isStringLiteralLike(node) ? node.text : undefined)

/** The name that an element of a pattern takes: `{ title }` is as good as `{ 'title': title }`. */
const takenName = ({ propertyName, name }: ts.BindingElement): string | undefined => {
  const taken = propertyName ?? name
  return ts.isIdentifier(taken) ? taken.text : literalOf(taken)
}
