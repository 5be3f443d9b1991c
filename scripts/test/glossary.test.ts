import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const page = readFileSync(join(root, 'docs/glossary.md'), 'utf8')
const replaced = [...page.slice(page.indexOf('## Words that are not used')).matchAll(/^\| (\w+) \| [\w ,]+ \|$/gm)]
  .map(([, word = '']) => word)
  .filter((word) => word !== 'Not')

/** Lines with the word in any letter case and as a part of a name in camel case: `pace`, `Pace`, `listPace`. */
const linesWith = (word: string): readonly string[] => {
  const capital = word.charAt(0).toUpperCase() + word.slice(1)
  const pattern = `(^|[^A-Za-z])(${word}|${capital})s?([^a-z]|$)|[a-z]${capital}s?([^a-z]|$)`
  try {
    const files = ['packages', 'scripts', 'bench', 'conformance', 'compat', 'docs', 'skills', 'examples', 'README.md']
    const options = { cwd: root, encoding: 'utf8', maxBuffer: 1e8 } as const
    return execFileSync('git', ['grep', '-nE', pattern, '--', ...files], options)
      .trim()
      .split('\n')
  } catch {
    // `git grep` ends with 1 when it finds nothing.
    return []
  }
}

it.each(replaced)('%s has given way to a word of the field', (word) => {
  const isFact = /\/generated\/|^docs\/(?:glossary|contract)\.md|licenses\/|LICENSE:|glossary\.test/
  expect(linesWith(word).filter((line) => !isFact.test(line))).toEqual([])
})

it('there are such words', () => {
  expect(replaced.length).toBeGreaterThan(4)
})
