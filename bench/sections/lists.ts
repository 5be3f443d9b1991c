import { runJob, startStub } from '../measure.ts'
import type { Row, Section } from '../table.ts'

const rows = 100_000

/** Both SDKs read the same table to its end, one after the other, each from a server of its own kind. */
const toTheEnd = async (job: 'whole' | 'stream', what: string): Promise<Row[]> => {
  await using stub = await startStub({ rows, tariff: 'off' })
  const ours = await runJob({ sdk: 'ours', job, origin: stub.origin, tariff: 'off' })
  const afterOurs = await stub.counts()
  const reference = await runJob({ sdk: 'reference', job, origin: stub.origin, tariff: 'off' })
  const requests = (await stub.counts()).requests - afterOurs.requests
  const note = `${ours.rows?.toLocaleString('en-US')} rows`
  return [
    {
      what: `${what}: rows/s`,
      unit: '',
      ours: rows / (ours.wallMs / 1000),
      reference: rows / (reference.wallMs / 1000),
      better: 'more',
      note,
    },
    { what: `${what}: requests`, unit: '', ours: afterOurs.requests, reference: requests, better: 'less' },
    {
      what: `${what}: CPU per row`,
      unit: 'µs',
      ours: (ours.cpuMs * 1000) / rows,
      reference: (reference.cpuMs * 1000) / rows,
      better: 'less',
    },
    { what: `${what}: peak memory`, unit: 'MB', ours: ours.peakRssMb, reference: reference.peakRssMb, better: 'less' },
    {
      what: `${what}: event loop delay p99`,
      unit: 'ms',
      ours: ours.loopDelayP99Ms,
      reference: reference.loopDelayP99Ms,
      better: 'less',
    },
  ]
}

export const listsWithoutLimits = async (): Promise<Section> => ({
  title: 'Lists, limits off',
  intro: `\`crm.item.list\`, ${rows.toLocaleString('en-US')} rows to the end, 0 ms a page, no limits on either side.`,
  rows: [...(await toTheEnd('whole', 'callList')), ...(await toTheEnd('stream', 'fetchList'))],
  plot: 'lists-without-limits',
})
