import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runJob, startStub } from '../measure.ts'
import type { Figures, StubCounts } from '../measure.ts'
import type { Row, Section } from '../table.ts'

const seconds = 90

interface Together {
  readonly figures: readonly Figures[]
  readonly counts: StubCounts
}

const together = async (processes: number, options: Record<string, unknown>): Promise<Together> => {
  await using stub = await startStub({ tariff: 'standard' })
  const figures = await Promise.all(
    Array.from({ length: processes }, () => runJob({ ...options, job: 'sustained', seconds, origin: stub.origin })),
  )
  return { figures, counts: await stub.counts() }
}

const sum = (figures: readonly Figures[], pick: (figures: Figures) => number | undefined): number =>
  figures.reduce((total, each) => total + (pick(each) ?? 0), 0)

const compare = async (processes: number, lists: number): Promise<Row[]> => {
  const storeDirectory = await mkdtemp(join(tmpdir(), 'b24-limits-'))
  const [ours, reference] = await Promise.all([
    together(processes, { sdk: 'ours', lists, storeDirectory }),
    together(processes, { sdk: 'reference', lists }),
  ])
  await rm(storeDirectory, { recursive: true, force: true })
  const what = `${processes} processes with ${lists} ${lists === 1 ? 'list' : 'lists'} each`
  const shares = ours.figures.map((each) => Math.round(((each.rows ?? 0) / sum(ours.figures, (one) => one.rows)) * 100))
  return [
    {
      what: `${what}: rows`,
      unit: '',
      ours: sum(ours.figures, (each) => each.rows),
      reference: sum(reference.figures, (each) => each.rows),
      better: 'more',
      note: `shares of ours: ${shares.join(', ')} %`,
    },
    {
      what: `${what}: 503 answers (plus one)`,
      unit: '',
      ours: ours.counts.refused + 1,
      reference: reference.counts.refused + 1,
      better: 'less',
    },
    {
      what: `${what}: lists that failed (plus one)`,
      unit: '',
      ours: sum(ours.figures, (each) => each.failedLists) + 1,
      reference: sum(reference.figures, (each) => each.failedLists) + 1,
      better: 'less',
    },
  ]
}

export const severalProcesses = async (): Promise<Section> => ({
  title: 'Several processes on one portal',
  intro: `Endless lists for ${seconds} s under the standard tariff. Ours share a limit store in files (\`@bitrix24/b24jssdk/limit-store-file\`).`,
  rows: [...(await compare(2, 4)), ...(await compare(8, 1))],
})
