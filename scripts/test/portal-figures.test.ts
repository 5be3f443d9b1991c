import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, it } from 'vitest'

const sources = fileURLToPath(new URL('../../packages/jssdk/src', import.meta.url))
const home = 'types/portal-figures.ts'

/** The same numbers, which are figures of something else. */
const others: Readonly<Record<string, string>> = {
  'actions/batch/batch-by-chunk.ts': 'stacks that are looked after',
  'auth/tokens/file-token-store.ts': 'milliseconds of a pause',
  'bridge/messages/message-manager.ts': 'origins that are remembered',
  'events/offline-records.ts': 'records of the offline queue',
  'generated/list-methods.ts': 'page sizes of single methods',
  'limits/params-factory.ts': 'shares and waits of the profiles',
  'pull/connection/reconnect-delay.ts': 'seconds between connections',
}

const code = (text: string): string => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/\/\/.*$/gm, '')

it('a figure that holds for every portal stands in one file', () => {
  const files = readdirSync(sources, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const having = files.filter((file) =>
    /(?<![\w.])(?:50|480_?000|600_?000|480|600)(?![\w.])/.test(code(readFileSync(join(sources, file), 'utf8'))),
  )
  expect(having.toSorted()).toEqual([home, ...Object.keys(others)].toSorted())
})
