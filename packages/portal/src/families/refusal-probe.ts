import type { Probe, ProbeCall } from './probe.ts'

/** One call that is refused. */
export interface Refusal {
  readonly about: string
  readonly page: string
  readonly setup?: Probe['setup']
  readonly call: ProbeCall
  readonly error: string | number
  /** @default 400 */
  readonly status?: number
}

/** A probe of one refused call: its status and its code. A refusal of REST v3 has its code in a map. */
export const refusal = ({ about, page, setup = {}, call, error, status = 400 }: Refusal): Probe => ({
  about,
  page,
  setup,
  requests: { refused: call },
  expect: [
    { path: 'refused.status', is: status },
    { path: call[0].startsWith('v3:') ? 'refused.error.code' : 'refused.error', is: error },
  ],
})

/** The probes of refused calls whose pages are in one folder of the documentation. `page` is the name there. */
export const refusals = (folder: string, refused: readonly Refusal[]): readonly Probe[] =>
  refused.map((one) => refusal({ ...one, page: `${folder}/${one.page}.md` }))

/** A method, its page below a folder of the documentation, the name of its id, and the code. */
type UnknownId = readonly [method: string, page: string, id: string, error: string | number]

/** The probes of methods that are asked about a row that does not exist. */
export const unknownIds = (folder: string, rows: readonly UnknownId[]): readonly Probe[] =>
  rows.map(([method, page, id, error]) =>
    refusal({
      about: `${shortName(method)} finds nothing by an unknown ${id}.`,
      page: `${folder}/${page}.md`,
      call: [method, { [id]: 999_999_999 }],
      error,
    }),
  )

/** A method, its page below a folder of the documentation, and the code. */
type MissingParams = readonly [method: string, page: string, error: string | number]

/** The probes of methods that are called without the parameters that they need. */
export const missingParams = (folder: string, rows: readonly MissingParams[]): readonly Probe[] =>
  rows.map(([method, page, error]) =>
    refusal({
      about: `${shortName(method)} is refused without parameters.`,
      page: `${folder}/${page}.md`,
      call: [method],
      error,
    }),
  )

const shortName = (method: string): string => method.replace(/^v3:(?<name>.*)$/, '$<name> of REST v3')
