import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import ts from 'typescript'
import { placedMethods, type PlacedMethod } from './families-folder.ts'

/** Where a method is added: the folder of the families, and that of their tests. */
export interface Places {
  readonly families: string
  readonly tests: string
}

/** A folder of a room has this many files at most. */
const filesAtMost = 12

const words = (text: string): readonly string[] => text.split(/[.\-_]/).filter((word) => word !== '')

const kebab = (text: string): string =>
  words(text)
    .map((word) => word.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase())
    .join('-')

const camel = (text: string): string => kebab(text).replaceAll(/-(\w)/g, (_, letter: string) => letter.toUpperCase())

/**
 * Adds a method of REST v2: a file in its family's room, its name in the room's `family.ts`, and a test that is red until the method
 * is written. A family that is not there gets a room and its line in `all.ts`. Returns the files that were written.
 * @throws {RangeError} the name is none, or the portal has the method
 */
export const addMethod = (name: string, places: Places): readonly string[] => {
  if (!/^[a-z]\w*(?:\.\w+)+$/i.test(name))
    throw new RangeError(`"${name}" is no name of a method, such as crm.item.foo.`)
  const known = placedMethods(places.families).filter(({ api }) => api === 'v2')
  if (known.some((method) => method.name.toLowerCase() === name.toLowerCase()))
    throw new RangeError(`The portal has ${name}.`)
  const [word = name] = name.split('.')
  const room = known.find((method) => method.name.split('.')[0] === word)?.room
  return room === undefined ? addFamily(name, word, places) : addToRoom(name, room, known, places)
}

const addToRoom = (
  name: string,
  room: string,
  known: readonly PlacedMethod[],
  { families, tests }: Places,
): readonly string[] => {
  const familyFile = join(families, room, 'family.ts')
  const [, ...rest] = name.split('.')
  const file = join(folderFor(name, join(families, room), known), `${kebab(rest.join('.'))}.ts`)
  if (existsSync(file)) throw new RangeError(`${file} is there already.`)
  const table = `${camel(rest.join('.'))}Methods`
  write(file, methodSource(name, table, dirname(file), families))
  write(familyFile, withTable(readFileSync(familyFile, 'utf8'), table, relativeImport(dirname(familyFile), file)))
  return [file, familyFile, addTest(name, room, tests)]
}

const addFamily = (name: string, word: string, { families, tests }: Places): readonly string[] => {
  const room = join(families, word)
  const [, ...rest] = name.split('.')
  const file = join(room, `${kebab(rest.join('.'))}.ts`)
  const table = `${camel(rest.join('.'))}Methods`
  const constant = camel(word)
  write(file, methodSource(name, table, room, families))
  const declaration = `defineFamily({\n  name: '${word}',\n  scopes: { v2: '${word}' },\n  v2: [${table}],\n})`
  const familyFile = join(room, 'family.ts')
  write(
    familyFile,
    `import { defineFamily } from '../define-family.ts'\nimport { ${table} } from '${relativeImport(room, file)}'\n\n` +
      `/** ${sentenceOf(word)} */\nexport const ${constant} = ${declaration}\n`,
  )
  const allFile = join(families, 'all.ts')
  const all = readFileSync(allFile, 'utf8')
  const imported = `import { ${constant} } from './${word}/family.ts'\n`
  write(allFile, imported + all.replace(/\n\] as const\n$/, `\n  ${constant},\n] as const\n`))
  return [file, familyFile, allFile, addTest(name, word, tests)]
}

const sentenceOf = (name: string): string => `What ${name} does.`

/** The folder of the methods whose names begin most alike; a new one when that is full. */
const folderFor = (name: string, room: string, known: readonly PlacedMethod[]): string => {
  const parts = name.split('.')
  const alike = (other: string): number => {
    const others = other.split('.')
    const at = parts.findIndex((part, index) => part !== others[index])
    return at === -1 ? parts.length : at
  }
  const own = known.filter(({ file }) => file.startsWith(`${room}/`) && !/\/(?:family|declared)\.ts$/.test(file))
  const [nearest] = own.toSorted((a, b) => alike(b.name) - alike(a.name))
  const folder = nearest === undefined ? room : dirname(nearest.file)
  const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile())
  return files.length < filesAtMost ? folder : join(room, kebab(parts[1] ?? 'methods'))
}

const relativeImport = (from: string, file: string): string => {
  const path = relative(from, file).replaceAll('\\', '/')
  return path.startsWith('.') ? path : `./${path}`
}

const methodSource = (name: string, table: string, folder: string, families: string): string => {
  const method = relativeImport(folder, join(families, '..', 'methods', 'method.ts'))
  return (
    `import type { Methods } from '${method}'\n\n` +
    `/** ${sentenceOf(name)} */\nexport const ${table}: Methods = {\n` +
    `  '${name}': () => {\n    throw new Error('${name} is not written yet.')\n  },\n}\n`
  )
}

/** The source of a family with one table more in its list `v2`. */
const withTable = (text: string, table: string, from: string): string => {
  const source = ts.createSourceFile('family.ts', text, ts.ScriptTarget.Latest, true)
  const lists: ts.ArrayLiteralExpression[] = []
  const declarations: ts.ObjectLiteralExpression[] = []
  const visit = (node: ts.Node): void => {
    const [argument] = ts.isCallExpression(node) && node.expression.getText() === 'defineFamily' ? node.arguments : []
    if (argument !== undefined && ts.isObjectLiteralExpression(argument)) declarations.push(argument)
    if (
      ts.isPropertyAssignment(node) &&
      node.name.getText() === 'v2' &&
      ts.isArrayLiteralExpression(node.initializer) &&
      node.parent === declarations[0]
    )
      lists.push(node.initializer)
    ts.forEachChild(node, visit)
  }
  visit(source)
  const [declaration] = declarations
  if (declaration === undefined) throw new RangeError('The room declares no family.')
  const [list] = lists
  const place = list === undefined ? declaration.properties.end : list.elements.end
  const isFirst = list !== undefined && list.elements.length === 0
  const added =
    list === undefined ? `\n  v2: [${table}],` : isFirst || list.elements.hasTrailingComma ? ` ${table}` : `, ${table}`
  return `import { ${table} } from '${from}'\n${text.slice(0, place)}${added}${text.slice(place)}`
}

/** A test that calls the method over the socket. A family with much to test has a folder, and a file for each second word there. */
const addTest = (name: string, room: string, tests: string): string => {
  const hasFolder = existsSync(join(tests, room))
  const file = join(tests, hasFolder ? `${room}/${name.split('.')[1] ?? room}.test.ts` : `${room}.test.ts`)
  const head = [
    "import { createPortal } from '@bitrix24/b24jssdk-portal'",
    "import { describe, expect, it } from 'vitest'",
    `import { callV2 } from '${hasFolder ? '../..' : '..'}/client.ts'`,
    '',
  ].join('\n')
  const test =
    `\ndescribe('${name}', () => {\n  it('answers', async () => {\n    await using portal = await createPortal()\n` +
    `    const { status, body } = await callV2(portal, '${name}')\n` +
    `    expect({ status, result: body['result'] }).toEqual({ status: 200, result: 'what it answers' })\n  })\n})\n`
  write(file, (existsSync(file) ? readFileSync(file, 'utf8') : head) + test)
  return file
}

const write = (file: string, text: string): void => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
}
