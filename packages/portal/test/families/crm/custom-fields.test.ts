import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'

describe('custom fields', () => {
  it('of several values are refused one value by crm.item.*, and given it by the classic methods', async () => {
    await using portal = await createPortal()
    portal.addField('deal', { name: 'UF_CRM_DAYS', type: 'date', isMultiple: true })
    const fields = { ufCrmDays: '2026-01-02' }
    expect(await callV2(portal, 'crm.item.add', { entityTypeId: 2, fields })).toMatchObject({
      status: 400,
      body: { error: 100, error_description: 'Expected iterable value for multiple field, but got string instead' },
    })
    expect((await callV2(portal, 'crm.item.add', { entityTypeId: 2, fields: { ufCrmDays: '' } })).status).toBe(200)
    expect((await callV2(portal, 'crm.deal.add', { fields: { UF_CRM_DAYS: '2026-01-02' } })).status).toBe(200)
  })

  it('are written and shown by either family under its own names', async () => {
    await using portal = await createPortal()
    portal.addField('deal', { name: 'UF_CRM_1721', type: 'string' })
    portal.addField('deal', { name: 'UF_CRM_FLAG', type: 'boolean' })
    portal.addField('deal', { name: 'UF_CRM_DAYS', type: 'date', isMultiple: true })
    await resultOf(portal, 'crm.deal.add', {
      fields: { UF_CRM_1721: 'x', UF_CRM_FLAG: 1, UF_CRM_DAYS: ['2026-01-02', '2026-02-03'] },
    })
    const days = ['2026-01-02T03:00:00+03:00', '2026-02-03T03:00:00+03:00']
    expect(await resultOf(portal, 'crm.deal.list', { select: ['UF_*'] })).toEqual([
      { UF_CRM_1721: 'x', UF_CRM_FLAG: '1', UF_CRM_DAYS: days },
    ])
    expect(await resultOf(portal, 'crm.item.get', { entityTypeId: 2, id: 1 })).toMatchObject({
      item: { ufCrm_1721: 'x', ufCrmFlag: 'Y', ufCrmDays: days },
    })
    const change = { entityTypeId: 2, id: 1, useOriginalUfNames: 'Y', fields: { UF_CRM_1721: 'y' } }
    expect(await resultOf(portal, 'crm.item.update', change)).toMatchObject({ item: { UF_CRM_1721: 'y' } })
    expect(
      await callV2(portal, 'crm.item.list', { entityTypeId: 2, filter: { ufCrmFlag: '1', '%ufCrm_1721': 'Y' } }),
    ).toMatchObject({
      body: { total: 1 },
    })
    expect(await resultOf(portal, 'crm.deal.fields')).toMatchObject({
      UF_CRM_1721: { type: 'string', isDynamic: true },
      UF_CRM_DAYS: { type: 'date', isMultiple: true },
    })
  })

  it.each([
    ['UF_CRM_1721', 'ufCrm_1721'],
    ['UF_CRM_2_163', 'ufCrm2_163'],
    ['UF_CRM_6710EFCBAF22C', 'ufCrm_6710EFCBAF22C'],
    ['UF_CRM_MY_FIELD', 'ufCrmMyField'],
  ])('%s is %s in camelCase', async (name, camelCase) => {
    await using portal = await createPortal({ seed: { smartProcess: [1] } })
    portal.addField('smartProcess', { name, type: 'integer' })
    expect(portal.rows('smartProcess')[0]).toHaveProperty(camelCase, null)
  })

  it('are refused under a name that is none, or twice', async () => {
    await using portal = await createPortal()
    expect(() => portal.addField('deal', { name: 'title"; DROP', type: 'string' })).toThrow(TypeError)
    portal.addField('deal', { name: 'UF_CRM_1', type: 'string' })
    expect(() => portal.addField('deal', { name: 'UF_CRM_1', type: 'string' })).toThrow('already')
  })
})
