import { runJob, startStub } from '../measure.ts'
import type { Row, Section } from '../table.ts'

const calls = 60_000

const compare = async (concurrency: number): Promise<Row[]> => {
  await using stub = await startStub({ tariff: 'off' })
  const options = { job: 'single', origin: stub.origin, tariff: 'off', concurrency, calls }
  const ours = await runJob({ ...options, sdk: 'ours' })
  const reference = await runJob({ ...options, sdk: 'reference' })
  return [
    {
      what: `concurrency ${concurrency}: calls/s`,
      unit: '',
      ours: calls / (ours.wallMs / 1000),
      reference: calls / (reference.wallMs / 1000),
      better: 'more',
    },
    {
      what: `concurrency ${concurrency}: CPU per call`,
      unit: 'ms',
      ours: ours.cpuMs / calls,
      reference: reference.cpuMs / calls,
      better: 'less',
    },
  ]
}

export const singleCalls = async (): Promise<Section> => ({
  title: 'Single calls, limits off',
  intro: `\`profile\`, ${calls.toLocaleString('en-US')} calls.`,
  rows: [...(await compare(1)), ...(await compare(10)), ...(await compare(50))],
  plot: 'single-calls',
})
