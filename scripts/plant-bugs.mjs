// Plants bugs in lists, writes and tokens one by one and shows that the tests catch each of them.
// usage: node scripts/plant-bugs.mjs [part of a bug's name]
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const lists = 'packages/jssdk/src/lists'

const bugs = [
  {
    name: 'an empty page after a reference always ends the list',
    file: 'read-step.ts',
    from: "index > 0 && all.length === 0 && !isBeyondNewest(list, after) ? 'broken' : 'end'",
    to: "'end'",
  },
  {
    name: 'a short page always ends the list',
    file: 'read-range.ts',
    from: 'newestId <= (lastPage?.lastId ?? Infinity)',
    to: 'newestId >= 0',
  },
  {
    name: 'pages of REST v3 are joined without a look at their border',
    file: 'chain.ts',
    from: '(readId(rows[0], idKey) === after ? rows.slice(1) : undefined)',
    to: '(readId(rows[0], idKey) === undefined ? undefined : rows.slice(1))',
  },
  {
    name: 'REST v3 stops at a page shorter than the limit',
    file: 'page-sizes.ts',
    from: 'rowCount > 0 && rowCount >= largest',
    to: 'rowCount > 0 && rowCount >= later',
  },
  {
    name: 'ranges leave a row between them',
    file: 'remainder.ts',
    from: 'part.upTo = id',
    to: 'part.upTo = id - 1',
  },
  {
    name: 'chains are not put in order',
    file: 'side-by-side.ts',
    from: 'isOrdered ? lanes.slice(0, 1) : lanes',
    to: 'isOrdered ? lanes.toReversed() : lanes',
  },
  {
    name: 'the cursor is one row ahead',
    file: 'read-list.ts',
    from: 'part.after = lastId ?? part.after',
    to: 'part.after = (lastId ?? part.after) + 1',
  },
  {
    name: 'the cursor forgets the ranges after the first',
    file: 'remainder.ts',
    from: 'rest: () => joined(open())',
    to: 'rest: () => joined(open()).slice(0, 1)',
  },
  {
    name: "the caller's own bound of ids is overwritten",
    file: 'query-v2.ts',
    from: 'return { filter: rest, after }',
    to: 'return { filter: rest, after: 0 }',
  },
  {
    name: 'ids that repeat pass for a page',
    file: 'verify-page.ts',
    from: 'if (id <= lastId || id > upTo)',
    to: 'if (id > upTo)',
  },
  {
    name: 'a reply without a list is an empty page',
    file: 'list-keys.ts',
    from: "(findList(result, knownContainer) ?? 'noList')",
    to: '(findList(result, knownContainer) ?? { rows: [], container: undefined })',
  },
  {
    name: 'a short page of a method that nothing is known of is the last',
    file: 'page-sizes.ts',
    from: '(isFirst || isUneven || rowCount >= largest)',
    to: '(isFirst ? rowCount >= pageSizeV2 : rowCount >= largest)',
  },
  {
    name: 'a changed count of rows is not looked at',
    file: 'offset/read-by-offset.ts',
    from: 'counted !== undefined && counted !== total',
    to: 'counted !== undefined && counted < 0',
  },
]

const [, , wanted = ''] = process.argv
const planted = bugs.filter(({ name }) => name.includes(wanted))
let escaped = 0
for (const { name, file, from, to } of planted) {
  const path = join(lists, file)
  const sound = readFileSync(path, 'utf8')
  if (sound.split(from).length !== 2) throw new Error(`${path} does not hold exactly once: ${from}`)
  try {
    writeFileSync(
      path,
      sound.replace(from, () => to),
    )
    const run = spawnSync('npx', ['vitest', 'run', '--bail=1', 'packages/jssdk/test/lists'], {
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
