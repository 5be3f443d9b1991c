import { join } from 'node:path'
import ts from 'typescript'
import { viewOfModule } from '../scripts/compiler.ts'

/** Which members of an exported class or type carry `@deprecated`, and with which text, as an editor sees it. */
export const deprecationsOf = (exportName: string): ReadonlyMap<string, string> => {
  const { checker, exported } = viewOfModule(join(import.meta.dirname, '../packages/jssdk/src/index.ts'))
  const symbol = exported.get(exportName)
  if (symbol === undefined) throw new Error(`The package exports no ${exportName}.`)
  const members = checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(symbol))
  return new Map(
    members.flatMap((member) => {
      const tag = member.getJsDocTags(checker).find(({ name }) => name === 'deprecated')
      return tag === undefined ? [] : [[member.name, ts.displayPartsToString(tag.text)] as const]
    }),
  )
}
