import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { coverage, countCoverage } from '../../../packages/portal/src/coverage.ts'
import { remainingMethods } from '../../../packages/portal/src/documented/remaining-methods.ts'
import { allMethods } from '../../../packages/portal/src/families/portal-families.ts'

const read = (file: string): string => readFileSync(new URL(`../../../docs/${file}`, import.meta.url), 'utf8')
const page = read('portal-coverage.md')
const rows = [...page.matchAll(/^\| `([^`]+)` \| (v2|v3) \| ([a-z ]+) \| `([^`]+)` \|$/gm)]

describe('docs/portal-coverage.md', () => {
  it('has each method of the registry once, with its state', () => {
    const shown = rows.map(
      ([, name = '', api = '', state = '']) => `${api} ${name} ${state.replace('own code', 'own')}`,
    )
    const registered = [...allMethods, ...remainingMethods(allMethods)]
    const known = new Map(shown.map((line) => [line.split(' ').slice(0, 2).join(' '), line.split(' ')[2]]))
    expect(shown).toHaveLength(registered.length)
    const wrong = registered.filter(({ api, name, coverage: how }) => {
      const state = known.get(`${api} ${name}`)
      return how === undefined ? state !== 'own' && state !== 'declared' : state !== how
    })
    expect(wrong.map(({ name }) => name)).toEqual([])
  })
})

describe('docs/portal.md', () => {
  it('counts the documented methods as the portal does', () => {
    const { implemented, schema, refused } = countCoverage(coverage())
    const written = [implemented + schema + refused, implemented].map((number) => number.toLocaleString('en'))
    const text = read('portal.md')
    expect(written.filter((number) => !text.includes(`${number} `))).toEqual([])
  })
})
