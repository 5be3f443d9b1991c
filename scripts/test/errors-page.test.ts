import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { AjaxError } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'

import * as batch from '../../packages/jssdk/src/errors/catalogues/batch-errors.ts'
import * as calls from '../../packages/jssdk/src/errors/catalogues/catalogue.ts'
import * as clients from '../../packages/jssdk/src/errors/catalogues/client-errors.ts'
import * as events from '../../packages/jssdk/src/errors/catalogues/event-errors.ts'
import * as filters from '../../packages/jssdk/src/errors/catalogues/filter-errors.ts'
import * as lists from '../../packages/jssdk/src/errors/catalogues/list-errors.ts'
import * as pull from '../../packages/jssdk/src/errors/catalogues/pull-errors.ts'
import * as stores from '../../packages/jssdk/src/errors/catalogues/token-store-errors.ts'
import * as ways from '../../packages/jssdk/src/errors/catalogues/transport-errors.ts'
import { type CodeWords, sentTexts } from '../errors-page/code-words.ts'
import { specimens } from '../errors-page/specimens.ts'
import { warningWords } from '../errors-page/warning-words.ts'
import { wordsOfCodes } from '../errors-page/words.ts'

const root = join(import.meta.dirname, '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const page = read('docs/errors.md')
const entries = Object.entries(wordsOfCodes)
const wordsOfCode = (code: string): CodeWords => {
  const [, words] = entries.find(([known]) => known === code) ?? []
  if (words === undefined) throw new Error(`${code} has no words.`)
  return words
}
const namesOf = (pattern: RegExp): string[] => [...page.matchAll(pattern)].map(([, name = '']) => name)

/** The line below a code's heading: class, status, and what was sent. */
const factsOnPage = new Map(
  [...page.matchAll(/^### (\w+)\n\n(.+)$/gm)].map(([, code = '', facts = '']) => [code, facts]),
)

const sources = readdirSync(join(root, 'packages/jssdk/src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => ({ file, text: read(`packages/jssdk/src/${file}`) }))
const withoutComments = (text: string): string => text.replaceAll(/\/\*[^]*?\*\/|\/\/.*$/gm, '')
/** Codes written out in the code, by the files they stand in. A name that is put together ends with an underscore. */
const codesInSources = sources.flatMap(({ file, text }) =>
  [...withoutComments(text).matchAll(/['"`](JSSDK_\w+)['"`]/g)].map(([, code = '']) => ({ file, code })),
)

/** Functions that make no `SdkError`: pieces of texts, a plain error of the contract, and an error without a code. */
const noMakers = new Set(['heldBackFor', 'proxyAdvice', 'certificateAdvice', 'proxyRefusalAdvice', 'helperDataMissing'])

describe('docs/errors.md', () => {
  it('has every code and every warning once', () => {
    expect(namesOf(/^### (.+)$/gm).toSorted()).toEqual(
      [...Object.keys(wordsOfCodes), ...Object.keys(warningWords)].toSorted(),
    )
  })

  it('links to headings that are there, each of them from its contents', () => {
    const anchors = namesOf(/^### (.+)$/gm).map((heading) => heading.toLowerCase())
    const linked = new Set(namesOf(/\]\(#(\w+)\)/g))
    expect([...linked].toSorted()).toEqual(anchors.toSorted())
  })

  it.each(specimens.flat().map((error) => ({ code: error.code, error })))(
    '$code has its class, status and outcome',
    ({ code, error }) => {
      const facts = factsOnPage.get(code) ?? 'no section'
      const own = facts.slice(facts.indexOf(`\`${error.name}\``)).split(/ `\w*Error`/)[0] ?? ''
      expect(own).toContain(`\`${error.name}\`, status`)
      expect(own).toMatch(new RegExp(`that of the reply|\\b${error.status}\\b`))
      const became =
        error instanceof AjaxError ? `\`${error.outcome}\` (` : sentTexts[wordsOfCode(code).sent ?? 'nothing']
      expect(own).toContain(became)
    },
  )

  it('knows every function that makes an error', () => {
    const text = read('scripts/errors-page/specimens.ts')
    const modules = { batch, calls, clients, events, filters, lists, pull, stores, ways }
    const makers = Object.entries(modules).flatMap(([name, module]) =>
      Object.keys(module)
        .filter((maker) => !noMakers.has(maker))
        .map((maker) => `${name}.${maker}(`),
    )
    expect(makers.length).toBeGreaterThan(60)
    expect(makers.filter((maker) => !text.includes(maker))).toEqual([])
  })

  it('has an error of every code that is not reserved and no mere warning', () => {
    const made = new Set<string>(specimens.flat().map(({ code }) => code))
    expect(entries.filter(([code, { isReserved, isLogged }]) => !made.has(code) && !isReserved && !isLogged)).toEqual(
      [],
    )
    expect([...made].filter((code) => !(code in wordsOfCodes))).toEqual([])
  })

  it('says what was sent of the errors alone that do not say it themselves', () => {
    const speechless = new Set<string>(
      specimens.flat().flatMap((error) => (error instanceof AjaxError ? [] : [error.code])),
    )
    expect(
      entries
        .filter(([, { sent }]) => sent !== undefined)
        .map(([code]) => code)
        .toSorted(),
    ).toEqual([...speechless].toSorted())
  })

  it('has every code that stands in the code', () => {
    expect(codesInSources.filter(({ code }) => !(code in wordsOfCodes))).toEqual([])
  })

  it('calls no code reserved that something gives', () => {
    const reserved = new Set(entries.flatMap(([code, { isReserved }]) => (isReserved ? [code] : [])))
    const given = codesInSources.filter(({ file, code }) => reserved.has(code) && file !== 'errors/codes.ts')
    // No error has it; it is one of the codes that the contract lists as final.
    expect(given).toEqual([{ file: 'limits/error-codes.ts', code: 'JSSDK_UNKNOWN_ERROR' }])
  })

  it.each(['README.md', 'docs/migration.md', 'packages/jssdk/README-AI.md'])('%s links to it', (file) => {
    expect(read(file)).toMatch(/\]\((?:docs\/)?errors\.md/)
  })
})
