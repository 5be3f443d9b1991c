import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'

describe('duplicates by telephone and mail', () => {
  const fm = (typeId: string, value: string) => [{ id: 1, typeId, valueType: 'WORK', value }]
  const seed = {
    lead: [{ id: 1, hasPhone: 'Y', fm: fm('PHONE', '+7 (495) 123-45-67') }],
    contact: [
      { id: 1, hasPhone: 'Y', fm: fm('PHONE', '84951234567') },
      { id: 2, hasEmail: 'Y', fm: fm('EMAIL', 'Ann@Example.com') },
    ],
    company: [{ id: 1, hasEmail: 'Y', fm: fm('EMAIL', 'ann@example.com') }],
  }
  it.each([
    { params: { type: 'PHONE', values: ['74951234567'] }, found: { LEAD: [1], CONTACT: [1] } },
    { params: { type: 'EMAIL', values: ['ann@example.com'] }, found: { CONTACT: [2], COMPANY: [1] } },
    { params: { type: 'EMAIL', values: ['ann@example.com'], entity_type: 'COMPANY' }, found: { COMPANY: [1] } },
    { params: { type: 'EMAIL', values: ['bob@example.com'] }, found: [] },
  ])('$params finds $found', async ({ params, found }) => {
    await using portal = await createPortal({ seed })
    expect(await resultOf(portal, 'crm.duplicate.findbycomm', params)).toEqual(found)
  })

  it.each([{ type: 'FAX', values: ['1'] }, { type: 'PHONE' }, { type: 'PHONE', values: Array(21).fill('1') }])(
    '%o is refused',
    async (params) => {
      await using portal = await createPortal()
      expect((await callV2(portal, 'crm.duplicate.findbycomm', params)).body).toMatchObject({ error: '' })
    },
  )
})

describe('an import', () => {
  it('keeps the author and the times it is given', async () => {
    await using portal = await createPortal()
    const past = { createdTime: '2020-01-02T10:00:00+03:00', createdBy: 2 }
    const imported = { entityTypeId: 2, fields: { title: 'Old', ...past } }
    expect(await resultOf(portal, 'crm.item.import', imported)).toEqual({ item: { id: 1 } })
    expect(await resultOf(portal, 'crm.item.get', { entityTypeId: 2, id: 1 })).toMatchObject({ item: past })
  })

  it('of many goes on past those that are refused', async () => {
    await using portal = await createPortal()
    const field = { entityId: 'CRM_DEAL', fieldName: 'UF_CRM_A', userTypeId: 'string', mandatory: 'Y' }
    await resultOf(portal, 'userfieldconfig.add', { moduleId: 'crm', field })
    const data = [{ ufCrmA: 'x' }, {}, { ufCrmA: 'y' }]
    expect(await resultOf(portal, 'crm.item.batchImport', { entityTypeId: 2, data })).toMatchObject({
      items: [{ item: { id: 1 } }, { error: 'CRM_FIELD_ERROR_REQUIRED' }, { item: { id: 2 } }],
    })
    const tooMany = { entityTypeId: 2, data: Array.from({ length: 21 }, () => ({})) }
    const { body } = await callV2(portal, 'crm.item.batchImport', tooMany)
    expect(body).toMatchObject({ error: 'MAX_IMPORT_BATCH_SIZE_EXCEEDED' })
  })
})

describe('a to-do', () => {
  const owner = { ownerTypeId: 2, ownerId: 1 }
  const deadline = '2026-02-03T10:00:00+03:00'

  it('is an activity of its owner, changed piece by piece until it is completed', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    const added = { ...owner, deadline, title: 'Call', description: 'Soon' }
    expect(await resultOf(portal, 'crm.activity.todo.add', added)).toEqual({ id: 1 })
    await resultOf(portal, 'crm.activity.todo.updateDescription', { ...owner, id: 1, value: 'Now' })
    await resultOf(portal, 'crm.activity.todo.updateResponsibleUser', { ...owner, id: 1, responsibleId: 2 })
    expect(await resultOf(portal, 'crm.activity.get', { id: 1 })).toMatchObject({
      SUBJECT: 'Call',
      DESCRIPTION: 'Now',
      RESPONSIBLE_ID: '2',
      PROVIDER_ID: 'CRM_TODO',
      DEADLINE: deadline,
    })
    await resultOf(portal, 'crm.activity.update', { id: 1, fields: { COMPLETED: 'Y' } })
    const { body } = await callV2(portal, 'crm.activity.todo.updateDeadline', { ...owner, id: 1, value: deadline })
    expect(body).toMatchObject({ error: 'CAN_NOT_UPDATE_COMPLETED_TODO' })
  })

  it.each([
    { method: 'add', params: { ...owner }, error: 100 },
    { method: 'add', params: { ...owner, deadline: 'soon' }, error: 'WRONG_DATETIME_FORMAT' },
    { method: 'add', params: { ...owner, ownerId: 9, deadline }, error: 'OWNER_NOT_FOUND' },
    { method: 'update', params: { ...owner, id: 9, deadline }, error: 'NOT_FOUND' },
  ])('$method with $params is refused: $error', async ({ method, params, error }) => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    expect((await callV2(portal, `crm.activity.todo.${method}`, params)).body).toMatchObject({ error })
  })
})

describe('product rows of classic families', () => {
  it.each(['deal', 'lead', 'quote'] as const)('of a %s are replaced and summed up', async (owner) => {
    await using portal = await createPortal({ seed: { [owner]: [1] } })
    const rows = [{ PRODUCT_NAME: 'A', PRICE: 10, QUANTITY: 2 }]
    expect(await resultOf(portal, `crm.${owner}.productrows.set`, { id: 1, rows })).toBe(true)
    expect(await resultOf(portal, `crm.${owner}.productrows.get`, { id: 1 })).toMatchObject([
      { ID: '1', OWNER_ID: '1', PRICE: 10, QUANTITY: 2, PRICE_ACCOUNT: '10.00' },
    ])
    expect(await resultOf(portal, `crm.${owner}.get`, { id: 1 })).toMatchObject({ OPPORTUNITY: '20.00' })
  })
})

describe('fields of the CRM', () => {
  it.each([
    { method: 'crm.status.fields', field: 'STATUS_ID', type: 'string' },
    { method: 'crm.requisite.fields', field: 'RQ_INN', type: 'string' },
    { method: 'crm.requisite.fields', field: 'DATE_MODIFY', type: 'datetime' },
  ])('$method describes $field', async ({ method, field, type }) => {
    await using portal = await createPortal()
    const fields = await resultOf(portal, method)
    expect(fields).toMatchObject({ [field]: { type } })
    expect(Object.keys(fields ?? {}).filter((name) => name.startsWith('UF_CRM_1'))).toEqual([])
  })
})

describe('triggers and types of fields that an application adds', () => {
  it('are found by their codes', async () => {
    await using portal = await createPortal()
    for (const CODE of ['a', 'b']) await resultOf(portal, 'crm.automation.trigger.add', { CODE, NAME: CODE })
    expect(await resultOf(portal, 'crm.automation.trigger.delete', { CODE: 'a' })).toBe(true)
    expect(await resultOf(portal, 'crm.automation.trigger.list')).toEqual([{ NAME: 'b', CODE: 'b' }])
    const type = { USER_TYPE_ID: 'map', HANDLER: 'https://example.com/', TITLE: 'Map' }
    await resultOf(portal, 'userfieldtype.add', type)
    expect(await resultOf(portal, 'userfieldtype.update', { ...type, TITLE: 'Maps' })).toBe(true)
    expect(await resultOf(portal, 'userfieldtype.list')).toMatchObject([{ USER_TYPE_ID: 'map', TITLE: 'Maps' }])
  })
})

describe('dictionaries of the CRM', () => {
  it('of owner types has the smart processes too', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'crm.enum.ownertype')).toEqual(
      expect.arrayContaining([
        { ID: 2, NAME: 'Deal', SYMBOL_CODE: 'DEAL', SYMBOL_CODE_SHORT: 'D' },
        { ID: 128, NAME: 'Item', SYMBOL_CODE: 'DYNAMIC_128', SYMBOL_CODE_SHORT: 'T80' },
      ]),
    )
  })

  it('of currencies has one base and formats in several languages', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'crm.currency.base.set', { id: 'EUR' })
    expect(await resultOf(portal, 'crm.currency.base.get')).toBe('EUR')
    const localizations = { fr: { FULL_NAME: 'Euro', FORMAT_STRING: '# €' } }
    await resultOf(portal, 'crm.currency.localizations.set', { id: 'EUR', localizations })
    await resultOf(portal, 'crm.currency.localizations.delete', { id: 'EUR', lids: ['de'] })
    const kept = await resultOf(portal, 'crm.currency.localizations.get', { id: 'EUR' })
    expect(kept).toMatchObject({ en: {}, fr: { FORMAT_STRING: '# €' } })
    expect(kept).not.toHaveProperty('de')
  })
})
