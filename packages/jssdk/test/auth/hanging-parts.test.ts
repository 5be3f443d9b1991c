import { B24OAuth, memoryTokenStore } from '@bitrix24/b24jssdk'
import type { TokenStore } from '@bitrix24/b24jssdk'
import { createPortal, type InstalledApp, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'

let portal: Portal
let app: InstalledApp
beforeEach(async () => {
  portal = await createPortal()
  app = portal.installApp()
})
afterEach(() => portal.close())

const never = (): Promise<never> => new Promise(() => undefined)
const call = ($b24: B24OAuth, signal?: AbortSignal) =>
  $b24.actions.v2.call.make({ method: 'profile', retry: false, signal })

describe('a part of the program that hangs is waited for until the signal ends it', () => {
  const hangingStore = (): TokenStore => ({ ...memoryTokenStore(), get: never })
  it.each([
    { what: 'the store', make: () => new B24OAuth({ ...app.params }, app.secret, { tokenStore: hangingStore() }) },
    {
      what: 'the callback after a renewal',
      make: () => {
        const $b24 = new B24OAuth({ ...app.params }, app.secret, { tokenStore: memoryTokenStore() })
        $b24.setCallbackRefreshAuth(never)
        return $b24
      },
    },
    {
      what: "the program's own renewal",
      make: () => {
        const $b24 = new B24OAuth({ ...app.params }, app.secret, { tokenStore: memoryTokenStore() })
        $b24.setCustomRefreshAuth(never)
        return $b24
      },
    },
  ])('$what', async ({ make }) => {
    portal.oauth.expireTokens()
    const cancel = new AbortController()
    const reason = new Error('enough')
    const waiting = call(make(), cancel.signal)
    // The first attempt is answered with 401; what follows is the renewal.
    await expect.poll(() => portal.requests.countStatus(401)).toBe(1)
    cancel.abort(reason)
    await expect(waiting).rejects.toBe(reason)
  })
})

describe('what the renewal of tokens is answered with', () => {
  /** An authorization server of its own behind the renewals; other requests go to the portal. */
  const answering = (reply: object) => {
    let renewals = 0
    const fetch: typeof globalThis.fetch = async () => {
      renewals += 1
      const tokens = portal.installApp().tokens
      const body = { access_token: tokens.accessToken, refresh_token: tokens.refreshToken, ...reply }
      return Response.json(body)
    }
    const options = { tokenStore: memoryTokenStore(), fetch }
    return { $b24: new B24OAuth({ ...app.params, expires: 1 }, app.secret, options), renewals: () => renewals }
  }

  it.each([{ expires_in: 0 }, { expires_in: -5 }, { expires_in: '0' }, { expires_in: 0, expires: 0 }])(
    'a life time that is none does not renew them at every call: %j',
    async (reply) => {
      const { $b24, renewals } = answering({ member_id: app.memberId, ...reply })
      for (let calls = 0; calls < 3; calls += 1) await expect(call($b24)).resolves.toMatchObject({ isSuccess: true })
      expect(renewals()).toBe(1)
    },
  )
})
