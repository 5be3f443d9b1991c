import { readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { familiesFolder, placedMethods, portalSources, roomsIn } from './families-folder.ts'

/** A room of the portal's sources that holds something of a family, and what. */
export interface Room {
  readonly room: string
  readonly because: readonly string[]
}

/** Where one family stands. */
export interface FamilyRooms {
  readonly family: string
  readonly rooms: readonly Room[]
}

/** Files that put the families together: each names all of them, or none by its name. */
const doors: ReadonlySet<string> = new Set([
  'families/all.ts',
  'families/portal-families.ts',
  'families/define-family.ts',
])

/** Records of the documentation are made by scripts and name everything. */
const isMade = (file: string): boolean => file.startsWith('generated/')

/** Probes call methods by their names, as any caller does, and the portal does not run them. */
const isProbes = (file: string): boolean => /\/probes(?:\.ts$|\/)/.test(file)

const sources = (): readonly string[] =>
  readdirSync(portalSources, { recursive: true, encoding: 'utf8' })
    .map((file) => file.replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts') && !isMade(file) && !isProbes(file) && !doors.has(file))

/** `families/crm` and `seed`: the room a file belongs to; a file at the top is a room of its own. */
const roomOf = (file: string): string => {
  const [first = file, second = ''] = file.split('/')
  return first === 'families' ? `families/${second}` : first
}

/** The literal texts and the imported files of a source. */
const readSource = (file: string): { readonly texts: readonly string[]; readonly imports: readonly string[] } => {
  const path = join(portalSources, file)
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true)
  const texts: string[] = []
  const imports: string[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteral(node) && (ts.isImportDeclaration(node.parent) || ts.isExportDeclaration(node.parent)))
      imports.push(relative(familiesFolder, resolve(dirname(path), node.text)))
    else if (ts.isStringLiteralLike(node)) texts.push(node.text)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return { texts, imports }
}

/**
 * The rooms of each family: its own, and every other with a file that names one of its methods, or that imports a file of its room
 * past the family's door.
 */
export const roomsOfFamilies = (): readonly FamilyRooms[] => {
  const roomOfMethod = new Map(placedMethods().map(({ name, room }) => [name, room]))
  const found = new Map<string, Map<string, string[]>>(roomsIn(familiesFolder).map((family) => [family, new Map()]))
  const note = (family: string, file: string, why: string): void => {
    const others = found.get(family)
    const room = roomOf(file)
    if (others === undefined || room === `families/${family}`) return
    others.set(room, [...(others.get(room) ?? []), `${file}: ${why}`])
  }
  for (const file of sources()) {
    const { texts, imports } = readSource(file)
    for (const text of texts) {
      const family = text.includes('.') ? roomOfMethod.get(text) : undefined
      if (family !== undefined) note(family, file, text)
    }
    for (const target of imports) {
      const [family = '', ...path] = target.split('/')
      if (!family.startsWith('.') && path.length > 0 && path.join('/') !== 'family.ts') note(family, file, target)
    }
  }
  return [...found].map(([family, others]) => ({
    family,
    rooms: [
      { room: `families/${family}`, because: [] },
      ...[...others].map(([room, because]) => ({ room, because: [...new Set(because)] })),
    ],
  }))
}
