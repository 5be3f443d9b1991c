import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { familiesFolder, portalSources } from '../../families/families-folder.ts'
import { roomsOfFamilies } from '../../families/rooms-of-families.ts'

const architecture = readFileSync(new URL('../../../docs/architecture.md', import.meta.url), 'utf8')

describe('a family', () => {
  /** Each is explained in docs/architecture.md, under the name of the other room. */
  const exceptions = {
    calendar: ['families/im', 'families/mail'],
    crm: ['rights', 'seed'],
    log: ['families/im', 'families/mail'],
    tasks: ['families/im'],
  }

  it('stands in one room, but for the named exceptions', () => {
    const others = roomsOfFamilies()
      .map(({ family, rooms }) => [family, rooms.slice(1).map(({ room }) => room)] as const)
      .filter(([, rooms]) => rooms.length > 0)
      .map(([family, rooms]) => [family, rooms.toSorted()])
    expect(Object.fromEntries(others)).toEqual(exceptions)
  })

  it.each(Object.entries(exceptions).flatMap(([family, rooms]) => rooms.map((room) => [family, room] as const)))(
    'of %s in %s is explained in docs/architecture.md',
    (family, room) => {
      const lines = architecture.split('\n').filter((line) => line.startsWith(`| \`families/${family}/\` |`))
      expect(lines.some((line) => line.includes(`\`${room}/\``))).toBe(true)
    },
  )

  it('has no folder of more than 12 files', () => {
    const folders = readdirSync(familiesFolder, { recursive: true, withFileTypes: true }).filter((entry) =>
      entry.isDirectory(),
    )
    const sizes = folders.map((folder) => {
      const path = join(folder.parentPath, folder.name)
      return { path, files: readdirSync(path, { withFileTypes: true }).filter((entry) => entry.isFile()).length }
    })
    expect(sizes.length).toBeGreaterThan(30)
    expect(sizes.filter(({ files }) => files > 12)).toEqual([])
  })
})

describe('a text that modules say alike', () => {
  it.each([
    'Could not find value for parameter',
    'is null or empty',
    "Parameter '${name}' must be array",
    'Current authorization type',
  ])('stands in methods/refusals.ts alone: %s', (text) => {
    const files = readdirSync(portalSources, { recursive: true, encoding: 'utf8' }).filter(
      (file) => file.endsWith('.ts') && !file.startsWith('generated/'),
    )
    const saying = files.filter((file) =>
      readFileSync(join(portalSources, file), 'utf8')
        .split('\n')
        .some((line) => !/^\s*(?:\/?\*|\/\/)/.test(line) && line.includes(text)),
    )
    expect(saying).toEqual(['methods/refusals.ts'])
  })
})
