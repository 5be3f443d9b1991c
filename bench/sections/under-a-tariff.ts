import { runJob, startStub } from '../measure.ts'
import type { Row, Section } from '../table.ts'

const rows = 100_000
/** A page for each request, and the bucket of the standard tariff: the reference SDK needs 16 minutes for what is compared here. */
const referenceRequests = rows / 50
const referenceSeconds = (referenceRequests - 50) / 2

const toTheEnd = async (method: string, costMs: number): Promise<Row[]> => {
  await using stub = await startStub({ rows, costMs, tariff: 'standard' })
  const job = { sdk: 'ours', job: 'whole', origin: stub.origin, tariff: 'standard', method, parallel: 'auto' }
  const ours = await runJob(job)
  const { requests, refused } = await stub.counts()
  const what = `\`${method}\`, ${costMs} ms a page`
  return [
    { what: `${what}: requests`, unit: '', ours: requests, reference: referenceRequests, better: 'less' },
    {
      what: `${what}: time`,
      unit: 's',
      ours: ours.wallMs / 1000,
      reference: referenceSeconds,
      better: 'less',
      note: `${ours.rows?.toLocaleString('en-US')} rows, 503 answers: ${refused}`,
    },
  ]
}

export const underATariff = async (): Promise<Section> => {
  const cases = [
    ['crm.item.list', 0],
    ['crm.item.list', 20],
    ['crm.deal.list', 0],
    ['crm.deal.list', 20],
  ] as const
  const measured: Row[] = []
  for (const [method, costMs] of cases) measured.push(...(await toTheEnd(method, costMs)))
  return {
    title: '100,000 rows under the standard tariff',
    intro:
      "`callList` with `parallel: 'auto'`. The reference SDK's figures are reckoned: one page a request, 50 requests at once and two a second after that.",
    rows: measured,
  }
}
