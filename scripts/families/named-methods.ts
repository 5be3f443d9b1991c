import { existsSync, readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import ts from 'typescript'

/** A method's name as it stands in the sources. */
export interface NamedMethod {
  readonly api: 'v2' | 'v3'
  readonly way: 'own' | 'declared'
  readonly name: string
  /** Path of the file that has it. */
  readonly file: string
}

const lists: Readonly<Record<string, Pick<NamedMethod, 'api' | 'way'>>> = {
  v2: { api: 'v2', way: 'own' },
  declared: { api: 'v2', way: 'declared' },
  v3: { api: 'v3', way: 'own' },
}

/** What stands at a name in a file: the file itself, or the one it is imported from. */
interface Found {
  readonly source: ts.SourceFile
  readonly initializer: ts.Expression
}

const parse = (file: string): ts.SourceFile =>
  ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true)

const refused = (node: ts.Node, why: string): Error => {
  const source = node.getSourceFile()
  const { line } = source.getLineAndCharacterOfPosition(node.getStart())
  return new Error(`${source.fileName}:${String(line + 1)}: ${why}: ${node.getText().slice(0, 60)}`)
}

/** The names in the lists `v2`, `declared` and `v3` of a family. @throws {Error} one of them is put together, or hidden */
export const namesOfFamily = (familyFile: string): readonly NamedMethod[] => {
  const source = parse(familyFile)
  const calls: ts.ObjectLiteralExpression[] = []
  const visit = (node: ts.Node): void => {
    const [argument] = ts.isCallExpression(node) && node.expression.getText() === 'defineFamily' ? node.arguments : []
    if (argument !== undefined && ts.isObjectLiteralExpression(argument)) calls.push(argument)
    ts.forEachChild(node, visit)
  }
  visit(source)
  const [declaration] = calls
  if (declaration === undefined || calls.length > 1) throw refused(source, 'declares no family, or several')
  return declaration.properties.flatMap((property) => {
    const list = property.name === undefined ? undefined : lists[property.name.getText()]
    if (list === undefined) return []
    if (!ts.isPropertyAssignment(property) || !ts.isArrayLiteralExpression(property.initializer))
      throw refused(property, 'is no list of tables')
    return property.initializer.elements.flatMap((element) =>
      namesIn(literalOf(source, element)).map((named) => ({ ...list, ...named })),
    )
  })
}

const literalOf = (source: ts.SourceFile, element: ts.Expression): ts.ObjectLiteralExpression => {
  if (ts.isObjectLiteralExpression(element)) return element
  const found = ts.isIdentifier(element) ? definitionOf(source, element.text) : undefined
  if (found !== undefined && ts.isObjectLiteralExpression(found.initializer)) return found.initializer
  throw refused(element, 'is no table of methods')
}

const definitionOf = (source: ts.SourceFile, name: string): Found | undefined => {
  for (const statement of source.statements) {
    if (ts.isVariableStatement(statement))
      for (const { name: own, initializer } of statement.declarationList.declarations)
        if (own.getText() === name && initializer !== undefined) return { source, initializer }
    if (!ts.isImportDeclaration(statement) || !ts.isStringLiteral(statement.moduleSpecifier)) continue
    const bindings = statement.importClause?.namedBindings
    if (bindings === undefined || !ts.isNamedImports(bindings)) continue
    const imported = bindings.elements.find((one) => one.name.text === name)
    const file = resolve(dirname(source.fileName), statement.moduleSpecifier.text)
    if (imported !== undefined && existsSync(file))
      return definitionOf(parse(file), (imported.propertyName ?? imported.name).text)
  }
  return undefined
}

/** The literal keys of one table. @throws {Error} a key is computed, or comes from another table */
const namesIn = (table: ts.ObjectLiteralExpression): readonly Pick<NamedMethod, 'name' | 'file'>[] =>
  table.properties.map((property) => {
    const { name } = property
    if (name === undefined || !(ts.isStringLiteral(name) || ts.isIdentifier(name)))
      throw refused(property, 'is no literal name')
    return { name: name.text, file: table.getSourceFile().fileName }
  })
