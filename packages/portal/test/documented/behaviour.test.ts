import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { probesByFamily } from '../../fidelity/behaviour/all-probes.ts'
import { localAccount } from '../../fidelity/behaviour/local-account.ts'
import { runProbe } from '../../fidelity/behaviour/run-probe.ts'
import { documentedMethods } from '../../fidelity/facts.ts'

const probes = Object.values(probesByFamily).flat()

it('every probe has a sentence and a page of its own', () => {
  expect(new Set(probes.map(({ about }) => about)).size).toBe(probes.length)
  const pages = new Set(documentedMethods.map(({ page }) => page))
  expect(probes.filter(({ page }) => !pages.has(page)).map(({ about, page }) => [about, page])).toEqual([])
})

describe('a probe', () => {
  it.each([
    { expect: [{ path: 'got.result.STAGE_ID', is: 'WON' }] },
    { expect: [{ path: 'got.result', has: { STAGE_ID: 'WON' } }] },
    { expect: [{ path: 'got.result.STAGE_ID', isNot: 'NEW' }] },
    { expect: [{ path: 'got.result.STAGE_ID', isThere: false }] },
    { expect: [{ path: 'got.result', count: 1 }] },
    { expect: [{ path: 'other.result', isThere: true }] },
  ])('that expects $expect of a new deal is told wrong', async ({ expect: expected }) => {
    await using portal = await createPortal()
    const result = await runProbe(
      {
        about: 'A new deal is won.',
        page: '',
        setup: { deal: ['crm.deal.add', { fields: { TITLE: 'A' } }] },
        requests: { got: ['crm.deal.get', { id: '$deal' }] },
        expect: expected,
      },
      localAccount(portal),
    )
    expect(result.wrong).toHaveLength(1)
  })

  it('that names a value which no reply has is told wrong', async () => {
    await using portal = await createPortal()
    const requests = { me: ['profile'], got: ['crm.deal.get', { id: '$me.nothing' }] } as const
    const result = await runProbe({ about: '', page: '', requests, expect: [] }, localAccount(portal))
    expect(result.wrong).toEqual(['$me.nothing names nothing in the replies'])
  })

  it('takes values of replies as a part of texts and keys', async () => {
    await using portal = await createPortal()
    const me = ['profile'] as const
    const requests = { got: ['batch', { cmd: { 'user{$me.ID}': 'user.get?ID={$me.ID}' } }] } as const
    const expected = [{ path: 'got.result.result.user{$me.ID}.0.ID', is: '$me.ID' }]
    const probe = { about: '', page: '', setup: { me }, requests, expect: expected }
    expect((await runProbe(probe, localAccount(portal))).wrong).toEqual([])
  })

  it('whose setup is refused is told wrong', async () => {
    await using portal = await createPortal()
    const setup = { deal: ['crm.deal.get', { id: 99 }] } as const
    const result = await runProbe({ about: '', page: '', setup, requests: {}, expect: [] }, localAccount(portal))
    expect(result.wrong).toHaveLength(1)
  })

  it('that refers to what no reply has is told wrong', async () => {
    await using portal = await createPortal()
    const requests = { got: ['crm.deal.get', { id: '$deal' }] } as const
    const result = await runProbe({ about: '', page: '', requests, expect: [] }, localAccount(portal))
    expect(result.wrong).toEqual(['$deal names nothing in the replies'])
  })

  it('has references within texts and keys', async () => {
    await using portal = await createPortal()
    const setup = { deal: ['crm.deal.add', { fields: { TITLE: 'A' } }] } as const
    const requests = { got: ['crm.deal.list', { filter: { ID: '$deal' }, select: ['ID', 'TITLE'] }] } as const
    const has = { path: 'got.result', has: [{ ID: '{$deal}', TITLE: 'A' }] }
    const lacks = { path: 'got.result', has: [{ 'UF_{$deal}': 'A' }] }
    const result = await runProbe({ about: '', page: '', setup, requests, expect: [has, lacks] }, localAccount(portal))
    expect(result.wrong).toEqual([expect.stringContaining('"UF_1":"A"')])
  })
})
