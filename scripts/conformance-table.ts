// Runs the tests that name a claim (S) or a sharp edge (E) and prints where each number stands.
// Exit code 0 when every number has a test and all of them pass; a test that is skipped or asserts nothing counts as not passed.
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { acceptance, claims, sharpEdges, table, type RanTest } from './conformance-report.ts'

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null
const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : [])

const testsIn = (report: unknown): RanTest[] =>
  listOf(isRecord(report) ? report['testResults'] : undefined)
    .flatMap((file) => listOf(isRecord(file) ? file['assertionResults'] : undefined))
    .filter(isRecord)
    .map(({ ancestorTitles, title, status }) => ({
      titles: [...listOf(ancestorTitles), title].map(String),
      status: String(status),
    }))

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const folder = mkdtempSync(join(tmpdir(), 'b24jssdk-conformance-'))
const reportFile = join(folder, 'report.json')
const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs')
const run = spawnSync(
  process.execPath,
  [
    vitest,
    'run',
    'conformance/',
    'packages/jssdk/test/',
    '--expect.requireAssertions',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile=${reportFile}`,
  ],
  // One dot a test: the whole takes minutes.
  { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] },
)
const tests = testsIn(JSON.parse(readFileSync(reportFile, 'utf8')))
rmSync(folder, { recursive: true })

const rows = { acceptance: claims(acceptance, tests), sharpEdges: claims(sharpEdges, tests) }
console.log(table('Acceptance list', rows.acceptance))
console.log(table('Sharp edges', rows.sharpEdges))
const open = [...rows.acceptance, ...rows.sharpEdges].filter(({ state }) => state !== 'pass')
if (open.length > 0) console.log(`Not passed: ${open.map(({ number }) => number).join(', ')}`)
process.exitCode = open.length > 0 || run.status !== 0 ? 1 : 0
