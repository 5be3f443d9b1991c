import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const mostFiles = 12

it('no folder of the SDK holds more files than a reader takes in at once', () => {
  const source = join(root, 'packages/jssdk/src')
  const counts = new Map<string, number>()
  for (const entry of readdirSync(source, { withFileTypes: true, recursive: true }))
    if (entry.isFile()) counts.set(entry.parentPath, (counts.get(entry.parentPath) ?? 0) + 1)
  // The entry points stand together: `package.json` names each.
  counts.delete(source)
  expect(counts.size).toBeGreaterThan(20)
  expect([...counts].filter(([, files]) => files > mostFiles)).toEqual([])
})
