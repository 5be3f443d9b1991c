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

/** The probes of methods that take an id and are asked about a row that does not exist: method, page, name of the id, code. */
export const unknownIds = (
  rows: readonly (readonly [method: string, page: string, id: string, error: string | number])[],
): readonly Probe[] =>
  rows.map(([method, page, id, error]) =>
    refusal({
      about: `${method} finds nothing by an unknown ${id}.`,
      page,
      call: [method, { [id]: 999_999_999 }],
      error,
    }),
  )

/** The probes of methods that are called without anything they need: method, page, code. */
export const missingParams = (
  rows: readonly (readonly [method: string, page: string, error: string | number])[],
): readonly Probe[] =>
  rows.map(([method, page, error]) =>
    refusal({ about: `${method} is refused without parameters.`, page, call: [method], error }),
  )
