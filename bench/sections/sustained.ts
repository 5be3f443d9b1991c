import { runJob, startStub } from '../measure.ts'
import type { Row, Section } from '../table.ts'

const seconds = 90

/** An endless table for 90 s; a server for each SDK, both running at the same time, so that both see the same machine. */
const sustained = async (
  tariff: 'standard' | 'enterprise',
  costMs: number,
  parallel: number | 'auto',
): Promise<Row[]> => {
  await using forOurs = await startStub({ costMs, tariff })
  await using forReference = await startStub({ costMs, tariff })
  const [ours, reference] = await Promise.all([
    runJob({
      sdk: 'ours',
      job: 'sustained',
      seconds,
      origin: forOurs.origin,
      tariff,
      parallel,
      ordered: parallel === 1 || parallel === 'auto',
    }),
    runJob({ sdk: 'reference', job: 'sustained', seconds, origin: forReference.origin, tariff }),
  ])
  const refused = [(await forOurs.counts()).refused, (await forReference.counts()).refused]
  const chains = parallel === 1 ? 'one chain' : `\`parallel: ${parallel === 'auto' ? "'auto'" : parallel}\``
  return [
    {
      what: `${tariff}, ${costMs} ms a page, ${chains}`,
      unit: 'rows/s',
      ours: ours.lateRowsPerSecond ?? 0,
      reference: reference.lateRowsPerSecond ?? 0,
      better: 'more',
      note: `503 answers: ${refused.join(' against ')}`,
    },
  ]
}

export const sustainedRates = async (): Promise<Section> => {
  const cases = [
    ['standard', 0, 1],
    ['standard', 20, 1],
    ['standard', 0, 'auto'],
    ['standard', 20, 'auto'],
    ['standard', 100, 1],
    ['standard', 100, 'auto'],
    ['standard', 100, 5],
    ['enterprise', 0, 1],
    ['enterprise', 20, 5],
  ] as const
  // The server's clock rules every case, not the machine: they run side by side.
  const rows = (
    await Promise.all(cases.map(([tariff, costMs, parallel]) => sustained(tariff, costMs, parallel)))
  ).flat()
  return {
    title: 'Lists under the limits',
    intro: `\`fetchList\` of an endless \`crm.item.list\` for ${seconds} s. The rate counts from 40 % of the run on, when the burst is spent. The stub tells of the operating seconds used; more chains than these would use up the 480 s of the method within the run, and ours would then wait.`,
    rows,
    plot: 'lists-under-limits',
  }
}
