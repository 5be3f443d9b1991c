// Plants bugs in lists, writes and tokens one by one and shows that the tests catch each of them.
// usage: node scripts/plant-bugs.mjs [part of a bug's name]
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { plantedBugs } from './planted-bugs.mjs'

const sources = 'packages/jssdk/src'
/** Tests of what a folder of the sources holds. */
const testsOf = {
  lists: ['packages/jssdk/test/lists'],
  request: ['packages/jssdk/test/writes', 'conformance/outcome.test.ts'],
  errors: ['packages/jssdk/test/writes', 'conformance/outcome.test.ts'],
  batch: ['packages/jssdk/test/batch'],
  actions: ['packages/jssdk/test/actions'],
  auth: ['packages/jssdk/test/auth'],
  transport: ['packages/jssdk/test/writes', 'packages/jssdk/test/transport'],
}

const [, , wanted = ''] = process.argv
const planted = plantedBugs.filter(({ name }) => name.includes(wanted))
let escaped = 0
for (const { name, file, from, to } of planted) {
  const path = join(sources, file)
  const sound = readFileSync(path, 'utf8')
  if (sound.split(from).length !== 2) throw new Error(`${path} does not hold exactly once: ${from}`)
  try {
    writeFileSync(
      path,
      sound.replace(from, () => to),
    )
    const run = spawnSync('npx', ['vitest', 'run', '--bail=1', ...testsOf[file.split('/')[0]]], {
      encoding: 'utf8',
      env: { ...process.env, NO_COLOR: '1' },
    })
    const lines = `${run.stdout}\n${run.stderr}`.split('\n')
    const failed = lines.find((line) => /^\s*FAIL /.test(line))
    if (run.status === 0) escaped += 1
    console.log(
      run.status === 0 ? `NOT CAUGHT  ${name}` : `caught      ${name}\n            ${failed?.split('> ').at(-1) ?? ''}`,
    )
  } finally {
    writeFileSync(path, sound)
  }
}
console.log(`${planted.length - escaped} of ${planted.length} planted bugs were caught`)
process.exitCode = escaped === 0 ? 0 : 1
