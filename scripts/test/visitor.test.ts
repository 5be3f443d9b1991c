import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, it } from 'vitest'

import { readBlocks } from '../visitor/read-blocks.ts'
import { visitorOf } from '../visitor/visitor.ts'

const page = [
  '<!-- prelude', // 1
  '```ts', // 2
  "import { a } from 'a'", // 3
  '```', // 4
  '-->', // 5
  '## First', // 6
  '```js', // 7
  '// a/one.mjs; run it with: node a/one.mjs 7010', // 8
  "console.log('```', process.argv[2] === '7010')", // 9
  '```', // 10
  '```sh', // 11
  '# all of it', // 12
  'echo one  # a comment', // 13
  'echo two', // 14
  '```', // 15
  '```text', // 16
  'true', // 17
  '```', // 18
  '## Second', // 19
  '```ts', // 20
  'a()', // 21
  '```', // 22
].join('\n')

const project = mkdtempSync(join(tmpdir(), 'b24jssdk-visitor-'))
afterAll(() => rmSync(project, { recursive: true, force: true }))
const visitor = () =>
  visitorOf({ documents: new Map([['page.md', readBlocks('page.md', page)]]), project, env: process.env })

describe('somebody who reads a document', () => {
  it('sees its blocks with their sections, files and commands, and no prelude', () => {
    const seen = readBlocks('page.md', page)
    expect(seen.at(-1)?.code).toBe('a()\n')
    expect(
      seen.map(({ place, section, language, file, commands }) => ({ place, section, language, file, commands })),
    ).toEqual([
      {
        place: 'page.md:7',
        section: 'First',
        language: 'js',
        file: 'a/one.mjs',
        commands: ['node a/one.mjs 7010'],
      },
      { place: 'page.md:11', section: 'First', language: 'sh', file: undefined, commands: ['echo one', 'echo two'] },
      { place: 'page.md:16', section: 'First', language: 'text', file: undefined, commands: [] },
      { place: 'page.md:20', section: 'Second', language: 'ts', file: undefined, commands: [] },
    ])
  })
  it('knows which blocks and lines were left out, but those that are for reading alone', async () => {
    const reader = visitor()
    const all = [
      'page.md:7',
      'page.md:7: node a/one.mjs 7010',
      'page.md:11: echo one',
      'page.md:11: echo two',
      'page.md:20',
    ]
    expect(reader.untouched([])).toEqual(all)
    expect(reader.untouched([{ page: 'page.md', section: 'First' }])).toEqual(['page.md:20'])
    const first = await reader.open('page.md', 'First', ['7010'])
    expect(await first.run('echo one', { append: ' more' })).toBe('one more\n')
    expect(reader.untouched([])).toEqual(all.filter((part) => part !== 'page.md:7' && !part.endsWith('one')))
    expect(await first.run('node a/one.mjs 7010')).toBe('``` true\n')
    expect(readFileSync(join(first.folder, 'a', 'one.mjs'), 'utf8')).not.toContain('7010')
  })
  it('runs only what stands there', async () => {
    const first = await visitor().open('page.md', 'First')
    await expect(first.run('echo three')).rejects.toThrow('"echo three" does not stand in page.md, section "First"')
    await expect(first.run('echo one', { instead: { three: 'two' } })).rejects.toThrow(
      'There is no "three" in: echo one',
    )
    await expect(visitor().open('page.md', 'Third')).rejects.toThrow('page.md has no code in a section "Third"')
  })
  it('is told of a line that fails', async () => {
    const reader = visitorOf({
      documents: new Map([['a.md', readBlocks('a.md', '## A\n```sh\necho why; exit 3\n```')]]),
      project,
      env: process.env,
    })
    const section = await reader.open('a.md', 'A')
    await expect(section.run('echo why; exit 3')).rejects.toThrow('ended with 3\nwhy\n')
    await expect(section.serve('echo why; exit 3', /never/)).rejects.toThrow('ended before it printed /never/')
  })
  it('refuses a block that is never closed', () => {
    expect(() => readBlocks('page.md', '```ts\n1')).toThrow('page.md:1: this code block is never closed')
  })
})
