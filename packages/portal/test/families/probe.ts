import { createPortal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { callV2, resultOf, type Reply } from '../client.ts'

/** One call of a probe: the method and its parameters. */
export type Asked = readonly [method: string, params: WireValue]

/** What the documentation says of one call, after some others. */
export interface Probe {
  readonly about: string
  readonly setup?: readonly Asked[] | undefined
  readonly ask: Asked
  /** The result, of which other keys may be left out. */
  readonly result?: unknown
  /** The code of the refusal, if the call is refused. */
  readonly error?: string | number | undefined
}

/** Status and envelope of what a probe asks, of a portal of its own whose time stands still. */
export const answered = async ({ setup = [], ask }: Probe): Promise<Reply> => {
  await using portal = await createPortal({ clock: 'manual' })
  for (const [method, params] of setup) await resultOf(portal, method, params)
  const reply = await callV2(portal, ...ask)
  return reply
}

/** What must be in the answer to a probe. */
export const documented = ({ result, error }: Probe): object =>
  error === undefined ? { status: 200, body: { result } } : { status: 400, body: { error } }
