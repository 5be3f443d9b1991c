import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { allFamilies } from '../../../packages/portal/src/families/all.ts'
import { allMethods } from '../../../packages/portal/src/families/portal-families.ts'
import { familiesFolder, placedMethods, roomsIn } from '../../families/families-folder.ts'
import { namesOfFamily } from '../../families/named-methods.ts'

const named = placedMethods()

const asText = ({ api, name }: { readonly api: string; readonly name: string }): string => `${api} ${name}`

describe('the names of methods', () => {
  it('stand in the sources as the registry has them, each once', () => {
    expect(named.map(asText).toSorted()).toEqual(allMethods.map(asText).toSorted())
  })

  it("stand in their family's room", () => {
    const astray = named.filter(({ room, file }) => relative(familiesFolder, file).split('/')[0] !== room)
    expect(astray).toEqual([])
  })

  it('belong to one family by their first word', () => {
    const roomsOf = new Map<string, Set<string>>()
    for (const { name, room } of named) {
      const word = name.split('.')[0] ?? name
      roomsOf.set(word, (roomsOf.get(word) ?? new Set()).add(room))
    }
    expect([...roomsOf].filter(([, names]) => names.size > 1)).toEqual([])
  })

  it('are those of the rooms that families/all.ts names', () => {
    expect(allFamilies.map(({ name }) => name).toSorted()).toEqual(roomsIn(familiesFolder))
  })
})

describe('a table of methods', () => {
  it.each([
    ['a name that is put together', "{ ['crm.' + 'foo']: foo }"],
    ['a name made of a template', '{ [`crm.${foo}`]: foo }'],
    ['names of another table', '{ ...others }'],
    ['a call that makes them', 'tableOf("crm")'],
  ])('with %s is refused', (_what, table) => {
    const place = mkdtempSync(join(tmpdir(), 'family-'))
    const file = join(place, 'family.ts')
    try {
      writeFileSync(file, `export const crm = defineFamily({ name: 'crm', v2: [${table}] })`)
      expect(() => namesOfFamily(file)).toThrow(/is no (?:literal name|table of methods)/)
    } finally {
      rmSync(place, { recursive: true })
    }
  })
})
