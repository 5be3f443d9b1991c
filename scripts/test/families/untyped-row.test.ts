import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { portalSources } from '../../families/families-folder.ts'
import untypedRows from '../../families/untyped-rows.json' with { type: 'json' }

const named = Object.keys(untypedRows)

/** That no other file imports it, `npm run check:arrows` holds. */
describe('the files that may import the untyped row', () => {
  it('all do', () => {
    const source = (file: string): string => readFileSync(join(portalSources, file), 'utf8')
    expect(named.filter((file) => !/from '[./]+(?:engine\/)?untyped-row\.ts'/.test(source(file)))).toEqual([])
  })

  it('are few in the rooms of families', () => {
    expect(named.filter((file) => /^families\/\w+\//.test(file)).length).toBeLessThanOrEqual(5)
  })

  it('have a reason each', () => {
    expect(Object.entries(untypedRows).filter(([, because]) => because.length < 15)).toEqual([])
  })
})
