import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
// @ts-expect-error -- a script without types
import { plantedBugs } from '../planted-bugs.mjs'

const sources = join(import.meta.dirname, '..', '..', 'packages', 'jssdk', 'src')
const bugs = plantedBugs as readonly { readonly name: string; readonly file: string; readonly from: string }[] // oxlint-disable-line typescript/no-unsafe-type-assertion -- of a script without types

it.each(bugs)('has its place in the code: $name', ({ file, from }) => {
  expect(readFileSync(join(sources, file), 'utf8').split(from)).toHaveLength(2)
})
