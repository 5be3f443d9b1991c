// Makes every generated file of the repository again, from data/, docs/contract.md and the sources: npm run generate [-- --check]
// With --check nothing is written, and each file that is not what its generator writes is named.
import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** In this order: those at the end read what those before them write. */
const generators = [
  'generate-contract-names.mjs',
  'generate-events.mjs',
  'generate-list-methods.mjs',
  'generate-method-effects.mjs',
  'generate-more-v3-methods.mjs',
  'generate-portal-data.mjs',
  'generate-portal-methods.mjs',
  'generate-portal-v3.mjs',
  'families/write-declared-rows.ts',
  'families/write-coverage.ts',
  'families/write-measured-methods.ts',
  'generate-frame-page.mjs',
  'generate-errors.ts',
]

for (const generator of generators) {
  const script = fileURLToPath(new URL(generator, import.meta.url))
  const { status } = spawnSync(
    process.execPath,
    ['--conditions=source', '--import=tsx', script, ...process.argv.slice(2)],
    { cwd: new URL('..', import.meta.url), stdio: 'inherit' },
  )
  if (status !== 0) process.exitCode = 1
}
