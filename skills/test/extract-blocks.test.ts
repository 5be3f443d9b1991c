import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { describe, expect, it } from 'vitest'

import { checkTypes } from './check-types.ts'
import { extractBlocks, placeInPage } from './extract-blocks.ts'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')

const page = [
  '<!-- prelude', // 1
  '```ts', // 2
  "import { a } from 'a'", // 3
  '```', // 4
  '-->', // 5
  '```ts', // 6
  'console.log(a) // -> 1', // 7
  '```', // 8
  '```sh', // 9
  'npm test', // 10
  '```', // 11
  '```ts', // 12
  "import { b } from 'b'", // 13
  'const wrong: string = 1', // 14
  '```', // 15
].join('\n')

describe('the code blocks of a page', () => {
  const blocks = extractBlocks('page.md', page)

  it('are its ts blocks, each with the line where it begins', () => {
    expect(blocks.map((block) => block.firstLine)).toEqual([7, 13])
  })
  it('start with the prelude unless they import for themselves', () => {
    expect(blocks.map((block) => block.program.split('\n')[0])).toEqual([
      "import { a } from 'a'",
      "import { b } from 'b'",
    ])
  })
  it('say what they print', () => {
    expect(blocks.map((block) => block.prints)).toEqual([['1'], []])
  })
  it('keep the place of their lines in the page', () => {
    expect(blocks.map((block) => placeInPage(block, 2))).toEqual(['page.md:7', 'page.md:14'])
  })
  it('have their type errors reported with the line of the page', () => {
    const folder = join(root, '.artefacts', 'extract-blocks')
    mkdirSync(folder, { recursive: true })
    const file = join(folder, 'block.ts')
    const [block] = extractBlocks('page.md', '# Title\n```ts\nexport const wrong: string = 1\n```')
    if (block === undefined) throw new Error('the block was not found')
    writeFileSync(file, block.program)
    const errors = checkTypes(new Map([[file, block]]), join(root, 'tsconfig.json'))
    expect(errors).toEqual(["page.md:3: Type 'number' is not assignable to type 'string'."])
  })
  it('must be closed', () => {
    expect(() => extractBlocks('page.md', '```ts\n1')).toThrow('page.md:1: this code block is never closed')
  })
})
