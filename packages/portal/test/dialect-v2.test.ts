import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'

describe('a portal on a socket', () => {
  it('answers a method of the common scope through its webhook', async () => {
    await using portal = await createPortal({ clock: 'manual' })
    const response = await fetch(`${portal.webhookUrl}Server.Time.json/`)
    expect(response.status).toBe(200)
    expect(await response.json()).toMatchObject({ result: '2026-05-28T20:00:00+03:00', time: { duration: 0 } })
  })
})
