import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { addMethod } from '../../families/add-method.ts'
import { familiesFolder, placedMethods } from '../../families/families-folder.ts'

let root: string
let families: string
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'families-'))
  families = join(root, 'src/families')
  cpSync(familiesFolder, families, { recursive: true })
})
afterEach(() => rmSync(root, { recursive: true }))

const filesOf = (folder: string): ReadonlyMap<string, string> =>
  new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [relative(root, file), readFileSync(file, 'utf8')]),
  )

/** The files that adding a method makes or changes. */
const touchedBy = (name: string): readonly string[] => {
  const before = filesOf(root)
  addMethod(name, { families, tests: join(root, 'test') })
  return [...filesOf(root)].flatMap(([file, text]) => (before.get(file) === text ? [] : [file])).toSorted()
}

describe('npm run new:method', () => {
  it.each([
    ['crm.item.foo', ['src/families/crm/family.ts', 'src/families/crm/items/item-foo.ts', 'test/crm.test.ts']],
    [
      'task.commentitem.fooBar',
      ['src/families/tasks/family.ts', 'src/families/tasks/positional/commentitem-foo-bar.ts', 'test/tasks.test.ts'],
    ],
    ['booking.v1.foo', ['src/families/booking/family.ts', 'src/families/booking/v1-foo.ts', 'test/booking.test.ts']],
    ['im.foo.get', ['src/families/im/family.ts', 'src/families/im/foo/foo-get.ts', 'test/im.test.ts']],
  ])('%s touches one room and its test', (name, touched) => {
    expect(touchedBy(name)).toEqual(touched)
    const found = placedMethods(families).filter((method) => method.name === name)
    expect(found.map(({ file }) => relative(root, file))).toEqual([touched[1]])
  })

  it('of a new family touches its room, its test and one line of the list', () => {
    expect(touchedBy('shop.counter.open')).toEqual([
      'src/families/all.ts',
      'src/families/shop/counter-open.ts',
      'src/families/shop/family.ts',
      'test/shop.test.ts',
    ])
    expect(placedMethods(families).map(({ name }) => name)).toContain('shop.counter.open')
    expect(readFileSync(join(families, 'all.ts'), 'utf8')).toMatch(/\n {2}shop,\n\] as const\n$/)
  })

  it('adds a second method beside the first', () => {
    touchedBy('crm.item.foo')
    touchedBy('crm.item.bar')
    const names = placedMethods(families).map(({ name }) => name)
    expect(names.filter((name) => /^crm\.item\.(?:foo|bar)$/.test(name))).toEqual(['crm.item.foo', 'crm.item.bar'])
    expect(readFileSync(join(root, 'test/crm.test.ts'), 'utf8').match(/describe\('crm\.item\.\w+'/g)).toHaveLength(2)
  })

  it.each([
    ['crm.deal.list', 'The portal has crm.deal.list.'],
    ['CRM.DEAL.LIST', 'The portal has'],
    ['crm', 'is no name of a method'],
    ['../crm.foo', 'is no name of a method'],
  ])('refuses %s', (name, why) => {
    expect(() => touchedBy(name)).toThrow(why)
  })
})
