import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { errorShapes, errorTable } from './error-shapes.ts'
import { intendedDifferences } from './intended-differences.ts'

const page = readFileSync(join(dirname(fileURLToPath(import.meta.url)), '..', 'docs', 'migration.md'), 'utf8')

/** What stands between two comments of the page. */
const between = (name: string): string =>
  new RegExp(`<!-- ${name}: [^>]*-->\n([\\s\\S]*?)\n<!-- end of ${name} -->`).exec(page)?.[1] ?? ''

describe('docs/migration.md', () => {
  it('has the codes that both SDKs give', async () => {
    // One after the other: both take the machine.
    const reference = await errorShapes('reference')
    const ours = await errorShapes('ours')
    expect(between('errors')).toBe(errorTable(reference, ours))
  })

  it('owns up to everything that compat calls intended', () => {
    const rows = Object.entries(intendedDifferences).map(([step, why]) => `| ${step} | ${why} |`)
    expect(between('differences')).toBe(['| Step of the comparison | What differs |', '|---|---|', ...rows].join('\n'))
  })
})
