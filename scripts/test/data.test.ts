import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const page = read('data/README.md')

const recordsOf = (file: string): readonly unknown[] => {
  const records: unknown = JSON.parse(read(`data/${file}`))
  if (!Array.isArray(records)) throw new Error(`${file} holds no list.`)
  return records
}

const keysOf = (file: string): string[] => [
  ...new Set(
    recordsOf(file).flatMap((record) => (typeof record === 'object' && record !== null ? Object.keys(record) : [])),
  ),
]

describe('data/README.md', () => {
  it('names each file beside it', () => {
    const files = readdirSync(join(root, 'data')).filter((file) => file !== 'README.md')
    expect(files.filter((file) => !page.includes(`\`${file}\``))).toEqual([])
  })

  it.each(['methods.json', 'entities.json', 'events.json'])('counts the records of %s', (file) => {
    const line = page.split('\n').find((row) => row.startsWith(`| \`${file}\` |`)) ?? ''
    expect(line.split('|').at(-2)?.trim().split(/, |$/)[0]).toBe(recordsOf(file).length.toLocaleString('en'))
  })

  it.each(['methods.json', 'entities.json', 'events.json'])('explains each key of a record of %s', (file) => {
    expect(keysOf(file).filter((key) => !page.includes(`\`${key}\``))).toEqual([])
  })
})

describe('NOTICE', () => {
  it('names the facts, their source and its licence', () => {
    expect(read('NOTICE')).toMatch(/`data\/`[^]*https:\/\/github\.com\/bitrix-tools\/b24-rest-docs[^]*MIT licence/)
  })
})
