// Plants bugs in lists, writes and tokens one by one and shows that the tests catch each of them.
// usage: node scripts/plant-bugs.mjs [part of a bug's name]
import { spawnSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

const sources = 'packages/jssdk/src'
/** Tests of what a folder of the sources holds. */
const testsOf = {
  lists: ['packages/jssdk/test/lists'],
  request: ['packages/jssdk/test/writes', 'conformance/outcome.test.ts'],
  errors: ['packages/jssdk/test/writes', 'conformance/outcome.test.ts'],
  batch: ['packages/jssdk/test/batch'],
  actions: ['packages/jssdk/test/actions'],
  auth: ['packages/jssdk/test/auth'],
}

const bugs = [
  {
    name: 'an empty page after a reference always ends the list',
    file: 'lists/read-step.ts',
    from: '(index > 0 && all.length === 0 && !isBeyondNewest(list, after))',
    to: 'false',
  },
  {
    name: 'a short page always ends the list',
    file: 'lists/read-range.ts',
    from: 'newestId <= (lastPage?.lastId ?? Infinity)',
    to: 'newestId >= 0',
  },
  {
    name: 'pages of REST v3 are joined without a look at their border',
    file: 'lists/chain.ts',
    from: '(readId(rows[0], idKey) === after ? rows.slice(1) : undefined)',
    to: '(readId(rows[0], idKey) === undefined ? undefined : rows.slice(1))',
  },
  {
    name: 'REST v3 stops at a page shorter than the limit',
    file: 'lists/page-sizes.ts',
    from: 'isUneven || rowCount >= largest',
    to: 'isUneven || rowCount >= (isUnknown ? largest : later)',
  },
  {
    name: 'ranges leave a row between them',
    file: 'lists/remainder.ts',
    from: 'part.upTo = id',
    to: 'part.upTo = id - 1',
  },
  {
    name: 'chains are not put in order',
    file: 'lists/side-by-side.ts',
    from: 'isOrdered ? lanes.slice(0, 1) : lanes',
    to: 'isOrdered ? lanes.toReversed() : lanes',
  },
  {
    name: 'the cursor is one row ahead',
    file: 'lists/read-list.ts',
    from: 'part.after = lastId ?? part.after',
    to: 'part.after = (lastId ?? part.after) + 1',
  },
  {
    name: 'the cursor forgets the ranges after the first',
    file: 'lists/remainder.ts',
    from: 'rest: () => joined(open())',
    to: 'rest: () => joined(open()).slice(0, 1)',
  },
  {
    name: "the caller's own bound of ids is overwritten",
    file: 'lists/query-v2.ts',
    from: 'return { filter: rest, after }',
    to: 'return { filter: rest, after: 0 }',
  },
  {
    name: 'ids that repeat pass for a page',
    file: 'lists/verify-page.ts',
    from: 'if (id <= lastId || id > upTo)',
    to: 'if (id > upTo)',
  },
  {
    name: 'a reply without a list is an empty page',
    file: 'lists/list-keys.ts',
    from: "findList(result, knownContainer) ?? 'noList'",
    to: 'findList(result, knownContainer) ?? { rows: [], container: null }',
  },
  {
    name: 'a short page of a method that nothing is known of is the last',
    file: 'lists/page-sizes.ts',
    from: 'pageSizes({ first: pageSizeV2, isUnknown: true })',
    to: 'pageSizes({ first: pageSizeV2, full: pageSizeV2, isUnknown: true })',
  },
  {
    name: 'a changed count of rows is not looked at',
    file: 'lists/offset/read-by-offset.ts',
    from: 'counted !== undefined && counted !== total',
    to: 'counted !== undefined && counted < 0',
  },
  {
    name: 'a repeatable write whose reply is lost is told as a network error',
    file: 'request/retry.ts',
    from: "isUnanswered && isUnknown && call.kind === 'write'",
    to: "isUnanswered && isUnknown && call.kind === 'write' && call.idempotencyKey === undefined",
  },
  {
    name: 'a write that broke down in the portal counts as refused',
    file: 'errors/outcome-of-reply.ts',
    from: 'status >= 500',
    to: 'status > 500',
  },
  {
    name: 'a request that left is told as not sent',
    file: 'transport/node-transport.ts',
    from: 'throw hasConnection ? cause :',
    to: 'throw hasConnection && false ? cause :',
  },
  {
    name: 'tokens that were replaced once pass for newer ones',
    file: 'auth/unstored-tokens.ts',
    from: 'replaced?.has(tokens.access_token) !== true',
    to: 'true',
  },
  {
    name: 'tokens that could not be stored are used for a refresh although the store may have newer ones',
    file: 'auth/token-keeper.ts',
    from: 'if (unstored()?.isNowhereElse !== true) throw fault',
    to: '',
  },
]

const [, , wanted = ''] = process.argv
const planted = bugs.filter(({ name }) => name.includes(wanted))
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
