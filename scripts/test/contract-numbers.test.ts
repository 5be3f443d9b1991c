import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const contract = readFileSync(join(root, 'docs/contract.md'), 'utf8')
const numbered = [...contract.matchAll(/^- ([SE]\d+) /gm)].map(([, name = '']) => name)

const folders = [
  ...readdirSync(join(root, 'packages')).map((name) => join('packages', name, 'test')),
  'conformance',
  'compat',
].filter((folder) => existsSync(join(root, folder)))
const testFiles = folders.flatMap((folder) =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.m?ts$/.test(file) && !file.includes('node_modules'))
    .map((file) => join(folder, file)),
)
const named = testFiles.flatMap((file) =>
  [...readFileSync(join(root, file), 'utf8').matchAll(/\b[SE]\d{1,4}\b/g)].map(([name]) => ({ file, name })),
)

const upTo = (letter: string, last: number): string[] =>
  Array.from({ length: last }, (_, index) => `${letter}${String(index + 1)}`)

describe('docs/contract.md', () => {
  it.each([
    ['S', 129],
    ['E', 121],
  ])('has the statements %s 1 to %i once, in order', (letter, last) => {
    expect(numbered.filter((name) => name.startsWith(letter))).toEqual(upTo(letter, last))
  })

  it('has every statement that a test names', () => {
    const known = new Set(numbered)
    expect(named.length).toBeGreaterThan(200)
    expect(named.filter(({ name }) => !known.has(name))).toEqual([])
  })
})
