import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null

const packageFiles = [
  'package.json',
  ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}/package.json`),
  ...['conformance', 'compat', 'examples', 'bench'].map((name) => `${name}/package.json`),
].filter((file) => existsSync(join(root, file)))

const dependenciesOf = (file: string): readonly string[] => {
  const manifest: unknown = JSON.parse(read(file))
  if (!isObject(manifest)) throw new Error(`${file} holds no object`)
  return ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies'].flatMap((group) => {
    const entries = manifest[group]
    return isObject(entries) ? Object.keys(entries) : []
  })
}

const isOurs = (name: string): boolean => /^@bitrix24\/b24jssdk($|-)/.test(name)

describe('docs/dependencies.md', () => {
  const tables = read('docs/dependencies.md').split('\n\n')
  const rows = tables
    .filter((table) => table.startsWith('| What | Why | What else was considered |'))
    .flatMap((table) => table.trim().split('\n').slice(2))
  const defended = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1]))
  const used = new Set(packageFiles.flatMap(dependenciesOf).filter((name) => !isOurs(name)))

  it('defends every dependency of every package', () => {
    expect([...used].filter((name) => !defended.includes(name))).toEqual([])
  })
  it('names no dependency that is gone', () => {
    expect(defended.filter((name) => name === undefined || !used.has(name))).toEqual([])
  })
  it('has what, why and what else in every row', () => {
    expect(rows.filter((row) => row.split('|').filter((cell) => cell.trim() !== '').length !== 3)).toEqual([])
  })
})

describe('docs/architecture.md', () => {
  const named = [...read('docs/architecture.md').matchAll(/`([\w.@-]+(?:\/[\w.@-]+)*(?:\.\w+|\/))`/g)].flatMap(
    (match) => match[1] ?? [],
  )
  const places = ['', 'packages/jssdk/src/', 'packages/portal/src/']

  it('names files', () => {
    expect(named.length).toBeGreaterThan(20)
  })
  it('names only files and folders that exist', () => {
    expect(named.filter((path) => !places.some((place) => existsSync(join(root, place, path))))).toEqual([])
  })
})
