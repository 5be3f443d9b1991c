// A portal with a million deals: what its file weighs, and what its answers cost. Writes docs/portal-performance.md.
// Run: npm run bench:portal            (about three minutes)
//      npm run bench:portal -- 100000  (fewer deals, printed only)
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { cpus, getPriority, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { seedFile, servePortal, timeStart } from './child.ts'
import { measureLoad } from './load.ts'
import { measureRequests, quantile, type Ask } from './pages.ts'
import { toPage, type Check } from './report.ts'

const wholeDeals = 1_000_000
const deals = Number(process.argv[2] ?? wholeDeals)
if (!Number.isSafeInteger(deals) || deals < 1000)
  throw new Error(`The number of deals must be whole and at least 1,000, got ${String(process.argv[2])}.`)

const starts = 5
const loadSeconds = 10
const pagesOfOneKind = 200
const countedPages = 20

/** Pages begin at other ids each time, within a thousand of the depth. */
const after = (share: number, index: number): number =>
  Math.max(0, Math.floor(deals * share) - 1000 + ((index * 7919) % 900))

const itemPage = (share: number, filter: Record<string, unknown> = {}): Ask => ({
  method: 'crm.item.list',
  params: (index) => ({
    entityTypeId: 2,
    filter: { '>id': after(share, index), ...filter },
    order: { id: 'ASC' },
    start: -1,
  }),
})
const dealPage = (share: number, filter: Record<string, unknown> = {}): Ask => ({
  method: 'crm.deal.list',
  params: (index) => ({ filter: { '>ID': after(share, index), ...filter }, order: { ID: 'ASC' }, start: -1 }),
})

const keysetPages: readonly (readonly [string, Ask])[] = [
  ...[0, 0.5, 1].flatMap((share): [string, Ask][] => [
    [`\`crm.item.list\`, \`>id\` at ${String(share * 100)} % of the ids`, itemPage(share)],
    [`\`crm.deal.list\`, \`>ID\` at ${String(share * 100)} % of the ids`, dealPage(share)],
  ]),
  ['`crm.deal.list` at 50 %, and one stage of six', dealPage(0.5, { STAGE_ID: 'WON' })],
  ['`crm.item.list` at 50 %, and a date', itemPage(0.5, { '>createdTime': '2021-01-01T00:00:00+00:00' })],
]

/** What no keyset page is: the portal looks at many rows before it has fifty. */
const costlyPages: readonly (readonly [string, Ask])[] = [
  ['`crm.deal.list` from the start, with `total`', { method: 'crm.deal.list', params: () => ({ start: 0 }) }],
  [
    '`crm.deal.list`, one stage, with `total`',
    { method: 'crm.deal.list', params: () => ({ filter: { STAGE_ID: 'WON' }, start: 0 }) },
  ],
  [
    '`crm.deal.list`, the last `start`, with `total`',
    { method: 'crm.deal.list', params: () => ({ start: deals - 50 }) },
  ],
  [
    '`crm.deal.list` without `total`, a filter that only the last thousand deals meet',
    { method: 'crm.deal.list', params: () => ({ filter: { '>ID': 0, '%TITLE': 'Deal 9999' }, start: -1 }) },
  ],
]

const folder = await mkdtemp(join(tmpdir(), 'b24-portal-bench-'))
try {
  const file = join(folder, 'portal.db')
  console.log(`Seeding ${deals.toLocaleString('en-US')} deals ...`)
  const seeded = await seedFile(file, deals)
  const checks: Check[] = [
    { what: 'Database file', unit: 'MB', figure: seeded.bytes / 1e6, target: { below: 1000 } },
    {
      what: 'Seeding',
      unit: 's',
      figure: seeded.wallMs / 1000,
      target: { below: 120 },
      cpuMs: seeded.cpuMs,
    },
  ]

  console.log('Starting ...')
  const times: number[] = []
  for (let run = 0; run < starts; run++) times.push(await timeStart(file))
  times.sort((a, b) => a - b)
  checks.push({
    what: `Start of \`b24-portal --db FILE\` until it listens, median of ${String(starts)}`,
    unit: 'ms',
    figure: quantile(times, 0.5),
    target: { below: 1000 },
  })

  await using portal = await servePortal(file)
  for (const [what, ask] of keysetPages) {
    console.log(`Measuring ${what} ...`)
    const { medianMs, p99Ms, cpuMs } = await measureRequests(portal, ask, pagesOfOneKind)
    checks.push({ what, unit: 'ms', figure: medianMs, target: { below: 5 }, cpuMs, p99Ms })
  }
  for (const [what, ask] of costlyPages) {
    console.log(`Measuring ${what} ...`)
    const { medianMs, p99Ms, cpuMs } = await measureRequests(portal, ask, countedPages)
    checks.push({ what, unit: 'ms', figure: medianMs, cpuMs, p99Ms })
  }
  console.log('Measuring crm.item.get under load ...')
  const load = await measureLoad(portal, deals, loadSeconds)
  checks.push(
    {
      what: '`crm.item.get`, 20 connections, limits off',
      unit: 'requests/s',
      figure: load.perSecond,
      target: { above: 2000 },
      cpuMs: load.cpuMs,
      p99Ms: load.p99Ms,
    },
    { what: 'Memory of the portal after that', unit: 'MB', figure: load.rssMb },
  )
  const page = toPage(checks, {
    deals,
    cores: cpus().length,
    node: process.versions.node,
    date: new Date().toISOString().slice(0, 10),
    busy: loadavg()[0] ?? Number.NaN,
    priority: getPriority(),
  })
  console.log(page)
  if (deals === wholeDeals) {
    await writeFile(fileURLToPath(new URL('../../docs/portal-performance.md', import.meta.url)), page)
    console.log('Written to docs/portal-performance.md')
  }
} finally {
  await rm(folder, { recursive: true })
}
