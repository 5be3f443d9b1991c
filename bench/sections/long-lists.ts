import { runJob, startStub } from '../measure.ts'
import type { Figures } from '../measure.ts'
import type { Row, Section } from '../table.ts'

const streamed = 1_000_000
const whole = [100_000, 200_000, 400_000] as const

const read = async (sdk: 'ours' | 'reference', job: 'whole' | 'stream', rows: number): Promise<Figures> => {
  await using stub = await startStub({ rows, tariff: 'off' })
  return await runJob({ sdk, job, origin: stub.origin, tariff: 'off' })
}

const stream = async (): Promise<Row[]> => {
  const ours = await read('ours', 'stream', streamed)
  const reference = await read('reference', 'stream', streamed)
  const what = `fetchList, ${streamed.toLocaleString('en-US')} rows`
  const compared = { ours: ours.wallMs / 1000, reference: reference.wallMs / 1000 }
  const heap = { ours: ours.heapAboveIdleMb, reference: reference.heapAboveIdleMb }
  const delay = { ours: ours.loopDelayP99Ms, reference: reference.loopDelayP99Ms }
  return [
    {
      what: `${what}: time`,
      unit: 's',
      ...compared,
      better: 'less',
      note: `${ours.rows?.toLocaleString('en-US')} rows`,
    },
    { what: `${what}: peak heap above idle`, unit: 'MB', ...heap, better: 'less' },
    { what: `${what}: event loop delay p99`, unit: 'ms', ...delay, better: 'less' },
  ]
}

/** The reference SDK's time grows with the square of the rows, so that it has to be measured at each size. */
const inMemory = async (rows: number): Promise<Row> => {
  const ours = await read('ours', 'whole', rows)
  const reference = await read('reference', 'whole', rows)
  return {
    what: `callList, ${rows.toLocaleString('en-US')} rows: time`,
    unit: 's',
    ours: ours.wallMs / 1000,
    reference: reference.wallMs / 1000,
    better: 'less',
    note: `ours: ${((ours.wallMs * 1000) / rows).toFixed(1)} µs a row, CPU ${((ours.cpuMs * 1000) / rows).toFixed(1)} µs`,
  }
}

export const longLists = async (): Promise<Section> => {
  const rows = await stream()
  for (const count of whole) rows.push(await inMemory(count))
  return {
    title: 'Long lists',
    intro:
      '`crm.item.list` to the end, 0 ms a page, no limits on either side. A list whose time is linear costs the same for each row at any length.',
    rows,
  }
}
