import type { Probe, ProbeCall } from './probe.ts'

/** A call that the documentation says is refused with this code. */
export interface Refusal {
  readonly about: string
  /** The name of the page in its folder, without `.md`. */
  readonly page: string
  readonly setup?: Probe['setup']
  readonly call: ProbeCall
  readonly error: string | number
  /** @default 400 */
  readonly status?: number
}

/** Probes of refusals whose pages are in one folder of the documentation. */
export const refusedProbes = (folder: string, refusals: readonly Refusal[]): readonly Probe[] =>
  refusals.map(({ about, page, setup = {}, call, error, status = 400 }) => ({
    about,
    page: `${folder}/${page}.md`,
    setup,
    requests: { got: call },
    expect: [
      { path: 'got.status', is: status },
      { path: 'got.error', is: error },
    ],
  }))
