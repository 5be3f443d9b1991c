import { createPortal, type PortalOptions, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { expect } from 'vitest'
import { callV2 } from '../client.ts'

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

/** Runs a probe against a portal of its own, whose time stands still. */
export const holds = async ({ setup = [], ask, result, error }: Probe, options: PortalOptions = {}): Promise<void> => {
  await using portal = await createPortal({ clock: 'manual', ...options })
  for (const [method, params] of setup) {
    const { status, body } = await callV2(portal, method, params)
    expect([method, status, body['error_description']]).toEqual([method, 200, undefined])
  }
  const { status, body } = await callV2(portal, ...ask)
  const expected: WireMap | { result: unknown } = error === undefined ? { result } : { error }
  expect({ status, body }).toMatchObject({ status: error === undefined ? 200 : 400, body: expected })
}
