import ts from 'typescript'

/** What the compiler knows of rows. */
export interface RowTypes {
  /** Whether this name, or any where it is none, is read of something that has every name. */
  isUntyped(type: ts.Type, name: string | undefined): boolean
  /** Whether something is asked for a name that the type of a row does not have. */
  isUnknownName(type: ts.Type, name: string | undefined): boolean
  /** Whether a row, a list of rows, or a function that takes rows stands where a map of anything is expected. */
  isLost(node: ts.Expression): boolean
}

/** Types that make one of a row what is still a row. */
const partsOfRows: ReadonlySet<string> = new Set(['Pick', 'Partial', 'Omit', 'Readonly', 'Required', 'NonNullable'])
const rowNames: ReadonlySet<string> = new Set(['RowFrom', 'RowOf', 'RowOfAny', 'WrittenRow', 'WrittenRowOfAny'])

export const rowTypes = (checker: ts.TypeChecker): RowTypes => {
  const partsOf = (type: ts.Type): readonly ts.Type[] => {
    const known = checker.getNonNullableType(checker.getBaseConstraintOfType(type) ?? type)
    return known.isUnion() ? known.types : [known]
  }
  /** A map of anything has rows' values, or unknown ones, under every name. */
  const isMapOfAnything = (type: ts.Type): boolean => {
    const values = checker.getIndexInfoOfType(type, ts.IndexKind.String)?.type
    if (values === undefined) return false
    return (values.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Any)) !== 0 || partsOf(values).some(isWireMap)
  }
  const isRow = (type: ts.Type): boolean => {
    if (type.isUnionOrIntersection() && type.types.some(isRow)) return true
    const { aliasSymbol, aliasTypeArguments: [of] = [] } = type
    if (aliasSymbol !== undefined && rowNames.has(aliasSymbol.name)) return true
    if (aliasSymbol !== undefined && partsOfRows.has(aliasSymbol.name)) return of !== undefined && isRow(of)
    if (aliasSymbol !== undefined && isAliasOfRow(aliasSymbol)) return true
    if (isIndexed(type)) return type.objectType.getSymbol()?.name === 'EntityRows'
    // A map that was just made of entries is no row; the copy of an untyped row is one.
    return isOfEntityRows(type) || (isMapOfAnything(type) && ['Row', '__object'].includes(type.getSymbol()?.name ?? ''))
  }
  /** `type ItemRow = RowOfAny<…>` has forgotten what it was made of, but for its source. */
  const isAliasOfRow = (alias: ts.Symbol): boolean =>
    alias.declarations?.some((declaration) => {
      if (!ts.isTypeAliasDeclaration(declaration) || !ts.isTypeReferenceNode(declaration.type)) return false
      const { typeName, typeArguments: [of] = [] } = declaration.type
      if (rowNames.has(typeName.getText())) return true
      if (partsOfRows.has(typeName.getText())) return of !== undefined && isRow(checker.getTypeFromTypeNode(of))
      const other = checker.getSymbolAtLocation(typeName)
      if (other === undefined) return false
      return isAliasOfRow(other.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(other) : other)
    }) === true
  const membersOf = (type: ts.Type): readonly ts.Type[] =>
    partsOf(type).flatMap((part) => {
      const member = checker.isArrayLikeType(part) ? checker.getIndexInfoOfType(part, ts.IndexKind.Number)?.type : part
      return member === undefined || member === part ? [part] : partsOf(member)
    })
  /** Of a value of any kind nothing can be read, and so a row may be one. */
  const takesAnything = (type: ts.Type): boolean => {
    const members = membersOf(type)
    return members.some(isWireMap) && !members.some(({ flags }) => flags & ts.TypeFlags.String)
  }
  const isCopy = (node: ts.Expression): boolean =>
    ts.isObjectLiteralExpression(node) &&
    node.properties.some((one) => ts.isSpreadAssignment(one) && isRowExpression(one.expression))
  const isRowExpression = (node: ts.Expression): boolean => {
    if (ts.isObjectLiteralExpression(node)) return ts.isCallExpression(node.parent) && isCopy(node)
    const variable = ts.isIdentifier(node) ? checker.getSymbolAtLocation(node)?.valueDeclaration : undefined
    const initializer = variable !== undefined && ts.isVariableDeclaration(variable) ? variable.initializer : undefined
    if (initializer !== undefined && isCopy(initializer)) return true
    const type = checker.getTypeAtLocation(node)
    return isRow(type) || membersOf(type).some(isRow)
  }
  const takesRowsForAnything = (node: ts.Expression, expected: ts.Type): boolean => {
    const [own] = checker.getTypeAtLocation(node).getCallSignatures()
    const [wanted] = partsOf(expected).flatMap((part) => part.getCallSignatures())
    if (own === undefined || wanted === undefined) return false
    return own.parameters.some((parameter, index) => {
      const given = wanted.parameters[index]
      if (given === undefined || !takesAnything(checker.getTypeOfSymbolAtLocation(parameter, node))) return false
      const type = checker.getTypeOfSymbolAtLocation(given, node)
      return isRow(type) || membersOf(type).some(isRow)
    })
  }
  return {
    isUntyped: (type, name) =>
      partsOf(type).some(
        (part) =>
          isMapOfAnything(part) &&
          !isWireMap(part) &&
          (name === undefined || checker.getPropertyOfType(part, name) === undefined),
      ),
    isUnknownName: (type, name) => {
      const parts = partsOf(type)
      if (!isRow(type) && !parts.some(isRow)) return false
      return name === undefined || parts.every((part) => checker.getPropertyOfType(part, name) === undefined)
    },
    isLost: (node) => {
      const expected =
        isWhole(node) && !ts.isSpreadAssignment(node.parent) ? checker.getContextualType(node) : undefined
      if (expected === undefined) return false
      return (takesAnything(expected) && isRowExpression(node)) || takesRowsForAnything(node, expected)
    },
  }
}

const isWireMap = (type: ts.Type): boolean => type.getSymbol()?.name === 'WireMap'

const isIndexed = (type: ts.Type): type is ts.IndexedAccessType => (type.flags & ts.TypeFlags.IndexedAccess) !== 0

/** Rows that scripts write into `EntityRows` have no name of their own but their place. */
const isOfEntityRows = (type: ts.Type): boolean =>
  type
    .getSymbol()
    ?.declarations?.some(
      ({ parent }) =>
        ts.isPropertySignature(parent) &&
        ts.isInterfaceDeclaration(parent.parent) &&
        parent.parent.name.text === 'EntityRows',
    ) === true

/** What is handed on as it is; of `a ? b : c` it is `b` and `c`. */
const isWhole = (node: ts.Expression): boolean =>
  ts.isIdentifier(node) ||
  ts.isPropertyAccessExpression(node) ||
  ts.isElementAccessExpression(node) ||
  ts.isCallExpression(node) ||
  ts.isObjectLiteralExpression(node) ||
  ts.isFunctionLike(node)
