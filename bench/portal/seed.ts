// Fills a portal's file with deals and prints what that took. Arguments: the file, the number of deals.
import { statSync } from 'node:fs'
import { createPortal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { cpuMs } from './cpu.ts'
import type { SeedFigures } from './child.ts'

const [file = '', count = '0'] = process.argv.slice(2)
const rowsAtOnce = 10_000
const stages = ['NEW', 'PREPARATION', 'PREPAYMENT_INVOICE', 'EXECUTING', 'WON', 'LOSE']
const firstDealMs = Date.UTC(2021, 0, 1)
const minuteMs = 60_000

/** Deals differ in what lists filter by: amount, stage, date. */
const dealOf = (id: number): WireMap => ({
  id,
  title: `Deal ${String(id)}`,
  opportunity: (id * 37) % 10_000,
  stageId: stages[(id * 7919) % stages.length] ?? 'NEW',
  createdTime: new Date(firstDealMs + id * minuteMs).toISOString(),
})

const startMs = performance.now()
const portal = await createPortal({ db: file })
for (let first = 1; first <= Number(count); first += rowsAtOnce) {
  const length = Math.min(rowsAtOnce, Number(count) - first + 1)
  portal.insert(
    'deal',
    Array.from({ length }, (_, index) => dealOf(first + index)),
  )
}
await portal.close()
const figures: SeedFigures = {
  wallMs: performance.now() - startMs,
  cpuMs: cpuMs(),
  bytes: statSync(file).size,
}
process.send?.(figures)
