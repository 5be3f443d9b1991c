import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { complaints } from '../scripts/compiler.ts'

const file = join(import.meta.dirname, 'source', 'program.ts')

it.each(['b24jssdk-reference', '@bitrix24/b24jssdk'])('the same source compiles under strict against %s', (name) => {
  const text = readFileSync(file, 'utf8').replace("'@bitrix24/b24jssdk'", `'${name}'`)
  expect(complaints([], { [file]: text })).toEqual([])
})
