// Runs the tests that are new since a commit against the SDK of that commit, and shows which of them were red there: a new test that was
// green before proves nothing of what was changed since.
//
// usage: node scripts/red-before.mjs <base commit> [test files...] [--also=<path>...]
//
// Without files: those of the SDK, the contract and the comparison that were added or changed since. Of the base comes the SDK alone;
// --also=packages/portal/src takes the portal from there too. All else is the present tree, with changes that are not committed yet (new
// files once they are added). A test that has to hold before and after says so by its title, or that of its group: "still: ...".
// Ends with 1 when another new test was green there.
import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const ofTheBase = ['packages/jssdk/src', 'packages/jssdk/package.json']
const testFolders = ['packages/jssdk/test', 'conformance', 'compat']

const given = process.argv.slice(2)
const also = given.flatMap((text) => (text.startsWith('--also=') ? [text.slice('--also='.length)] : []))
const [base, ...named] = given.filter((text) => !text.startsWith('--'))
if (base === undefined) {
  console.error('usage: node scripts/red-before.mjs <base commit> [test files...] [--also=<path>...]')
  process.exit(2)
}

const git = (...args) => execFileSync('git', args, { cwd: root, encoding: 'utf8' }).trim()
const lines = (text) => text.split('\n').filter((line) => line !== '')

/** What npm puts beside the sources: others' packages are shared, those of the workspace are the tree's own. */
const linkPackages = (from, to) => {
  mkdirSync(to, { recursive: true })
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (/^\.(?:vite|cache)/.test(entry.name)) continue
    if (entry.isSymbolicLink()) cpSync(source, target, { verbatimSymlinks: true })
    else if (entry.isFile()) cpSync(source, target)
    else if (entry.name === '@bitrix24') linkPackages(source, target)
    else symlinkSync(source, target, 'junction')
  }
}

const makeTree = (folder, commit) => {
  git('worktree', 'add', '--quiet', '--detach', folder, commit)
  const workspaces = [
    ...readdirSync(join(root, 'packages')).map((name) => `packages/${name}`),
    'conformance',
    'compat',
    'examples',
    'bench',
  ]
  for (const place of ['.', ...workspaces]) {
    const packages = join(root, place, 'node_modules')
    if (existsSync(packages) && existsSync(join(folder, place)))
      linkPackages(packages, join(folder, place, 'node_modules'))
  }
}

const vitest = (folder, ...args) =>
  spawnSync(process.execPath, ['node_modules/vitest/vitest.mjs', ...args], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1e9,
    env: { ...process.env, NO_COLOR: '1' },
  })

/** fast-check puts the seed of each run into the title. */
const titleOf = (text) => text.replace(/ \(with seed=-?\d+\)/g, '')
const keyOf = (file, title) => `${file} > ${titleOf(title)}`

const listTests = (folder, files) => {
  if (files.length === 0) return []
  const output = join(folder, 'listed-tests.json')
  const { stderr, stdout } = vitest(folder, 'list', `--json=${output}`, ...files)
  if (!existsSync(output)) throw new Error(`The tests of ${folder} cannot be listed:\n${stdout}${stderr}`)
  return JSON.parse(readFileSync(output, 'utf8')).map(({ name, file }) => keyOf(relative(folder, file), name))
}

/** What became of each test, and why a file could not be loaded at all. */
const runTests = (folder, files) => {
  const output = join(folder, 'run-tests.json')
  const { stderr, stdout } = vitest(folder, 'run', '--reporter=json', `--outputFile=${output}`, ...files)
  if (!existsSync(output)) throw new Error(`The tests cannot be run:\n${stdout}${stderr}`)
  const { testResults } = JSON.parse(readFileSync(output, 'utf8'))
  const outcomes = new Map()
  const unloadable = new Map()
  for (const { name, assertionResults, message } of testResults) {
    const file = relative(folder, name)
    if (assertionResults.length === 0) unloadable.set(file, lines(message)[0] ?? 'no reason given')
    for (const { ancestorTitles, title, status, failureMessages } of assertionResults) {
      const reason = lines(failureMessages?.[0] ?? '')[0] ?? ''
      outcomes.set(keyOf(file, [...ancestorTitles, title].join(' > ')), { status, reason })
    }
  }
  return { outcomes, unloadable }
}

// A title of a table stands in quotes when it is long.
const isGuard = (test) => / > ['"]?(?:v\d', ')?still: /.test(test)

/** Prints what became of the new tests; false when one of them proves nothing. */
const report = ({ present, before, outcomes, unloadable }) => {
  const judge = (test) => {
    const reason = unloadable.get(test.split(' > ')[0])
    if (reason !== undefined) return { verdict: 'red, the file cannot be loaded', reason }
    const { status, reason: failure } = outcomes.get(test) ?? {
      status: 'failed',
      reason: 'it did not come to this test',
    }
    if (status === 'failed') return { verdict: 'red', reason: failure }
    if (status !== 'passed') return { verdict: 'skipped', reason: '' }
    return { verdict: isGuard(test) ? 'guard' : 'GREEN', reason: '' }
  }
  const judged = present.filter((test) => !before.has(test)).map((test) => ({ test, ...judge(test) }))
  const changed = present.filter((test) => before.has(test) && outcomes.get(test)?.status === 'failed')
  for (const verdict of ['red', 'red, the file cannot be loaded', 'guard', 'skipped', 'GREEN']) {
    const tests = judged.filter((one) => one.verdict === verdict)
    if (tests.length > 0) console.log(`${verdict}: ${tests.length}`)
    for (const { test, reason } of tests)
      console.log(`  ${test}${reason === '' ? '' : `\n      ${reason.slice(0, 200)}`}`)
  }
  if (changed.length > 0) console.log(`red, though the title is not new: ${changed.length}`)
  for (const test of changed) console.log(`  ${test}`)
  const green = judged.filter(({ verdict }) => verdict === 'GREEN').length
  const red = judged.filter(({ verdict }) => verdict.startsWith('red')).length
  console.log(`\nOf ${judged.length} new tests ${red} were red in ${base}.`)
  if (green > 0)
    console.error(
      `${green} were green and prove nothing. One that guards what stays has a title, or a group, that begins with "still: ".`,
    )
  return green === 0
}

// Ctrl+C ends the tests; the trees are removed all the same.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => undefined)

const place = mkdtempSync(join(tmpdir(), 'red-before-'))
const [presentTree, baseTree] = [join(place, 'present'), join(place, 'base')]
try {
  const present = git('stash', 'create') || git('rev-parse', 'HEAD')
  const files =
    named.length > 0
      ? named.map((file) => relative(root, join(process.cwd(), file)))
      : lines(git('diff', '--name-only', '--diff-filter=d', base, present, '--', ...testFolders)).filter((file) =>
          file.endsWith('.test.ts'),
        )
  if (files.length === 0) throw new Error(`No test file was added or changed since ${base}.`)
  makeTree(presentTree, present)
  makeTree(baseTree, base)
  const tests = listTests(presentTree, files)
  const before = new Set(
    listTests(
      baseTree,
      files.filter((file) => existsSync(join(baseTree, file))),
    ),
  )
  for (const path of [...ofTheBase, ...also]) {
    rmSync(join(presentTree, path), { recursive: true, force: true })
    cpSync(join(baseTree, path), join(presentTree, path), { recursive: true })
  }
  console.log(`${files.length} test files of the present tree with ${[...ofTheBase, ...also].join(', ')} of ${base}:\n`)
  process.exitCode = report({ present: tests, before, ...runTests(presentTree, files) }) ? 0 : 1
} finally {
  for (const tree of [presentTree, baseTree]) if (existsSync(tree)) git('worktree', 'remove', '--force', tree)
  rmSync(place, { recursive: true, force: true })
}
