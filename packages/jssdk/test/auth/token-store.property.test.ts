import { B24OAuth, memoryTokenStore, SdkError } from '@bitrix24/b24jssdk'
import type { TokenStore } from '@bitrix24/b24jssdk'
import { createPortal, type InstalledApp } from '@bitrix24/b24jssdk-portal'
import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import { faultyStore } from '../support/faulty-store.ts'
import type { StoreFaults } from '../support/faulty-store.ts'
import { runs } from '../support/runs.ts'

beforeAll(() => {
  vi.spyOn(console, 'warn').mockReturnValue()
})
afterAll(() => {
  vi.restoreAllMocks()
})

/** More than half of the uses go well. */
const often = <Fault>(...faults: Fault[]): fc.Arbitrary<(Fault | undefined)[]> =>
  fc.array(
    fc.oneof({ weight: 5, arbitrary: fc.constant(undefined) }, { weight: 4, arbitrary: fc.constantFrom(...faults) }),
    {
      maxLength: 30,
    },
  )
const faults: fc.Arbitrary<StoreFaults> = fc.record({
  set: often('fails' as const, 'late' as const),
  get: often('fails' as const, 'junk' as const),
  lock: often('fails' as const, 'late' as const, 'deaf' as const, 'early' as const),
})
const step = fc.oneof(
  { weight: 3, arbitrary: fc.record({ act: fc.constant('expire' as const), client: fc.constant(0) }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('call' as const), client: fc.nat(2) }) },
  {
    weight: 2,
    arbitrary: fc.record({ act: fc.constantFrom('callAll' as const, 'store' as const), client: fc.nat(2) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ act: fc.constantFrom('destroy' as const, 'replace' as const), client: fc.nat(2) }),
  },
)

const clientOf = ({ params, secret }: InstalledApp, tokenStore: TokenStore): B24OAuth =>
  new B24OAuth({ ...params }, secret, {
    tokenStore,
    restrictionParams: { rateLimit: { burstLimit: 1e6, drainRate: 1e6 } },
  })

/** Undefined when it succeeded. */
const codeOfCall = async ($b24: B24OAuth): Promise<string | undefined> => {
  try {
    await $b24.actions.v2.call.make({ method: 'profile' })
    return undefined
  } catch (error) {
    return SdkError.fromException(error).code
  }
}
const storeFaults = ['JSSDK_TOKEN_STORE_FAILED', 'JSSDK_TOKEN_STORE_CORRUPT']
/** Tokens of another client that the portal has forgotten too: the next call renews them. */
const allowed: readonly (string | undefined)[] = [undefined, 'expired_token', ...storeFaults]

test.prop([fc.integer({ min: 1, max: 3 }), faults, fc.array(step, { minLength: 1, maxLength: 15 })], {
  numRuns: runs(80),
})(
  'whatever fails, no refresh token is used twice, and when the newest tokens are stored in the end everybody goes on',
  async (count, given, steps) => {
    // One for each case: a portal looks through all its tokens when they expire.
    await using portal = await createPortal()
    const app = portal.installApp()
    const backend = memoryTokenStore()
    const store = faultyStore(backend, structuredClone(given))
    const clients = Array.from({ length: count }, () => clientOf(app, store))
    const settled: Promise<unknown>[] = []
    const chosen = (client: number): B24OAuth => clients[client % count] ?? clientOf(app, store)
    for (const { act, client } of steps) {
      const $b24 = chosen(client)
      if (act === 'expire') portal.oauth.expireTokens()
      if (act === 'call') expect(allowed).toContain(await codeOfCall($b24))
      if (act === 'callAll')
        for (const code of await Promise.all(clients.map(codeOfCall))) expect(allowed).toContain(code)
      if (act === 'store')
        settled.push(
          $b24
            .storeTokens()
            .catch((error: unknown) => expect(storeFaults).toContain(SdkError.fromException(error).code)),
        )
      if (act === 'destroy') $b24.destroy()
      if (act === 'replace') clients[client % count] = clientOf(app, store)
    }
    await Promise.all(settled)
    for (const kind of [store.faults.set, store.faults.get, store.faults.lock]) kind.length = 0
    await chosen(0).storeTokens()

    for (const $b24 of [...clients, clientOf(app, faultyStore(backend))]) {
      portal.oauth.expireTokens()
      expect([undefined, 'expired_token']).toContain(await codeOfCall($b24))
      expect(await codeOfCall($b24)).toBeUndefined()
    }
    const asked = portal.requests.list().filter(({ method }) => method === 'oauth.token')
    expect(asked.map(({ status }) => status)).toEqual(asked.map(() => 200))
    expect(new Set(asked.map(({ params }) => params['refresh_token'])).size).toBe(asked.length)
  },
)
