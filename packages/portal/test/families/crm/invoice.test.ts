import { createPortal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'
import { listenTo, toldEvents } from '../../told-events.ts'

const required = { ORDER_TOPIC: 'Chairs', PERSON_TYPE_ID: 2, PAY_SYSTEM_ID: 2, UF_COMPANY_ID: 5 }
const lines = [
  { ID: 0, PRODUCT_ID: 438, PRODUCT_NAME: 'Chair', QUANTITY: 2, PRICE: 100, VAT_RATE: 0.2, VAT_INCLUDED: 'Y' },
  { ID: 0, PRODUCT_ID: 0, PRODUCT_NAME: 'Delivery', QUANTITY: 1, PRICE: 10, VAT_RATE: 0.2 },
]

describe('an old invoice', () => {
  it('has lines that are summed up, properties of its payer, and the names of who is responsible', async () => {
    await using portal = await createPortal()
    const INVOICE_PROPERTIES = { COMPANY: 'Acme', INN: '77', FIO: 'not of companies' }
    const fields = { ...required, INVOICE_PROPERTIES, PRODUCT_ROWS: lines, DATE_PAY_BEFORE: '2026-12-31' }
    expect(await resultOf(portal, 'crm.invoice.add', { fields })).toBe(1)
    const invoice = await resultOf(portal, 'crm.invoice.get', { id: 1 })
    expect(invoice).toMatchObject({
      ID: '1',
      ACCOUNT_NUMBER: '1',
      ORDER_TOPIC: 'Chairs',
      PRICE: '212.00',
      TAX_VALUE: '35.33',
      CURRENCY: 'USD',
      STATUS_ID: 'N',
      PAYED: 'N',
      RESPONSIBLE_ID: '1',
      RESPONSIBLE_NAME: 'Ann',
      RESPONSIBLE_WORK_POSITION: 'Director',
      INVOICE_PROPERTIES: { COMPANY: 'Acme', INN: '77', EMAIL: '' },
      PRODUCT_ROWS: [
        { ID: '1', PRODUCT_NAME: 'Chair', QUANTITY: '2.00' },
        { ID: '2', VAT_INCLUDED: 'N' },
      ],
    })
    expect(invoice).not.toHaveProperty('INVOICE_PROPERTIES.FIO')
  })

  it('keeps what an update does not name, and replaces lines that are given', async () => {
    await using portal = await createPortal()
    const first = { ...required, PRODUCT_ROWS: lines, INVOICE_PROPERTIES: { COMPANY: 'Acme', EMAIL: 'a@b.c' } }
    await resultOf(portal, 'crm.invoice.add', { fields: first })
    const changed = { COMMENTS: 'Soon', INVOICE_PROPERTIES: { EMAIL: 'd@e.f' } }
    await resultOf(portal, 'crm.invoice.update', { id: 1, fields: changed })
    expect(await resultOf(portal, 'crm.invoice.get', { id: 1 })).toMatchObject({
      COMMENTS: 'Soon',
      PRICE: '212.00',
      INVOICE_PROPERTIES: { COMPANY: 'Acme', EMAIL: 'd@e.f' },
    })
    const PRODUCT_ROWS = [
      { ID: 2, PRICE: 50, VAT_RATE: 0 },
      { PRODUCT_NAME: 'Desk', PRICE: 1 },
    ]
    await resultOf(portal, 'crm.invoice.update', { id: 1, fields: { PRODUCT_ROWS } })
    expect(await resultOf(portal, 'crm.invoice.get', { id: 1 })).toMatchObject({
      PRICE: '51.00',
      TAX_VALUE: '0.00',
      PRODUCT_ROWS: [
        { ID: '2', PRODUCT_NAME: 'Delivery' },
        { ID: '3', PRODUCT_NAME: 'Desk' },
      ],
    })
    expect(await resultOf(portal, 'crm.invoice.delete', { id: 1 })).toBe(true)
    expect([portal.count('invoice'), portal.count('invoiceRow')]).toEqual([0, 0])
  })

  it('is paid by its status, and tells of it', async () => {
    await using portal = await createPortal()
    listenTo(
      portal,
      ['ADD', 'UPDATE', 'DELETE', 'SETSTATUS'].map((verb) => `ONCRMINVOICE${verb}`),
    )
    await resultOf(portal, 'crm.invoice.add', { fields: required })
    await resultOf(portal, 'crm.invoice.update', { id: 1, fields: { STATUS_ID: 'P', PAY_VOUCHER_NUM: '876' } })
    const paid = { PAYED: 'Y', EMP_PAYED_ID: '1', EMP_STATUS_ID: '1', PAY_VOUCHER_NUM: '876' }
    expect(await resultOf(portal, 'crm.invoice.get', { id: 1 })).toMatchObject(paid)
    await resultOf(portal, 'crm.invoice.update', { id: 1, fields: { STATUS_ID: 'S' } })
    const open = { PAYED: 'N', EMP_PAYED_ID: null, DATE_PAYED: '' }
    expect(await resultOf(portal, 'crm.invoice.get', { id: 1 })).toMatchObject(open)
    await resultOf(portal, 'crm.invoice.update', { id: 1, fields: { COMMENTS: 'A' } })
    await resultOf(portal, 'crm.invoice.delete', { id: 1 })
    const told = ['ADD', 'UPDATE', 'SETSTATUS', 'UPDATE', 'SETSTATUS', 'UPDATE', 'DELETE']
    expect(await toldEvents(portal)).toEqual(told.map((verb) => [`ONCRMINVOICE${verb}`, { FIELDS: { ID: '1' } }]))
  })

  it('is listed by filter, order and select, fifty at a time, without lines', async () => {
    const invoice = Array.from({ length: 60 }, (_, index) => ({ orderTopic: 'A', price: index, statusId: 'N' }))
    await using portal = await createPortal({ seed: { invoice } })
    const asked = { order: { PRICE: 'DESC' }, filter: { '>PRICE': 4 }, select: ['ID', 'PRICE', 'STATUS_ID'] }
    const first = await callV2(portal, 'crm.invoice.list', asked)
    expect(first.body).toMatchObject({ total: 55, next: 50 })
    expect(first.body['result']).toHaveLength(50)
    const last = await callV2(portal, 'crm.invoice.list', { ...asked, start: 50 })
    expect(last.body['result']).toEqual(
      [9, 8, 7, 6, 5].map((price) => ({ ID: String(price + 1), PRICE: `${String(price)}.00`, STATUS_ID: 'N' })),
    )
    const [whole] = [await resultOf(portal, 'crm.invoice.list', { filter: { ID: 1 } })]
    expect(whole).toMatchObject([{ ID: '1', ORDER_TOPIC: 'A' }])
    expect(JSON.stringify(whole)).not.toMatch(/PRODUCT_ROWS|INVOICE_PROPERTIES/)
  })

  it('has custom fields', async () => {
    await using portal = await createPortal()
    const field = { FIELD_NAME: 'NOTE', USER_TYPE_ID: 'string' }
    await resultOf(portal, 'crm.invoice.userfield.add', { fields: field })
    await resultOf(portal, 'crm.invoice.add', { fields: { ...required, UF_CRM_NOTE: 'Fragile' } })
    const asked = { filter: { UF_CRM_NOTE: 'Fragile' }, select: ['UF_*'] }
    expect(await resultOf(portal, 'crm.invoice.list', asked)).toEqual([{ UF_CRM_NOTE: 'Fragile' }])
    expect(await resultOf(portal, 'crm.invoice.fields')).toMatchObject({ UF_CRM_NOTE: { isDynamic: true } })
    expect(await resultOf(portal, 'crm.invoice.userfield.list')).toMatchObject([{ ENTITY_ID: 'CRM_INVOICE' }])
  })

  it('describes itself', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'crm.invoice.fields')).toMatchObject({
      ID: { isReadOnly: true },
      ORDER_TOPIC: { type: 'string', isRequired: true },
      STATUS_ID: { type: 'crm_status', statusType: 'INVOICE_STATUS' },
      PRICE: { type: 'double', isReadOnly: true },
      INVOICE_PROPERTIES: { isMultiple: true },
      PRODUCT_ROWS: { definition: { PRICE: { type: 'double' }, PRODUCT_XML_ID: { isReadOnly: true } } },
    })
  })

  it('has a public link that stays the same', async () => {
    await using portal = await createPortal({ seed: { invoice: [{ id: 7, orderTopic: 'A' }] } })
    const link = await resultOf(portal, 'crm.invoice.getexternallink', { id: 7 })
    expect(link).toMatch(new RegExp(`^${portal.url}/pub/invoice/7/[\\w-]+/$`))
    expect(await resultOf(portal, 'crm.invoice.getexternallink', { id: 7 })).toBe(link)
  })

  it.each<{ method: string; params: WireMap; says: string }>([
    {
      method: 'add',
      params: { fields: { ...required, ORDER_TOPIC: '' } },
      says: "The field 'ORDER_TOPIC' is required.",
    },
    { method: 'add', params: { fields: { ...required, PERSON_TYPE_ID: 9 } }, says: 'The payer type is not found.' },
    {
      method: 'add',
      params: { fields: { ...required, UF_COMPANY_ID: 0 } },
      says: 'The company that pays is not specified.',
    },
    {
      method: 'add',
      params: { fields: { ...required, PERSON_TYPE_ID: 1 } },
      says: 'The contact that pays is not specified.',
    },
    { method: 'add', params: { fields: { ...required, STATUS_ID: 'X' } }, says: 'The invoice status is not found.' },
    { method: 'update', params: { id: 1 }, says: "Parameter 'fields' must be array." },
    { method: 'update', params: { id: 9, fields: {} }, says: 'Not found' },
    { method: 'get', params: {}, says: 'ID is not defined or invalid.' },
    { method: 'delete', params: { id: 9 }, says: 'Not found' },
    { method: 'getexternallink', params: { id: 9 }, says: 'Not found' },
  ])('is refused by $method with $params: $says', async ({ method, params, says }) => {
    await using portal = await createPortal()
    await resultOf(portal, 'crm.invoice.add', { fields: required })
    const { status, body } = await callV2(portal, `crm.invoice.${method}`, params)
    expect({ status, body }).toMatchObject({ status: 400, body: { error: '', error_description: says } })
  })
})

describe('statuses of old invoices', () => {
  it('are those of the dictionary, and more can be added', async () => {
    await using portal = await createPortal()
    const listed = await resultOf(portal, 'crm.invoice.status.list')
    expect(listed).toMatchObject(['N', 'S', 'P', 'D'].map((STATUS_ID) => ({ STATUS_ID, ENTITY_ID: 'INVOICE_STATUS' })))
    const fields = { NAME: 'Checked', SORT: 25, STATUS_ID: 'mine' }
    const id = Number(await resultOf(portal, 'crm.invoice.status.add', { fields }))
    const added = { NAME: 'Checked', SORT: '25', STATUS_ID: `I${String(id)}`, SYSTEM: 'N' }
    expect(await resultOf(portal, 'crm.invoice.status.get', { id })).toMatchObject(added)
    const invoice = { ...required, STATUS_ID: `I${String(id)}` }
    await resultOf(portal, 'crm.invoice.add', { fields: invoice })
    await resultOf(portal, 'crm.invoice.status.update', { id, fields: { NAME: 'Seen' } })
    expect(await resultOf(portal, 'crm.status.list', { filter: { ENTITY_ID: 'INVOICE_STATUS' } })).toMatchObject([
      { STATUS_ID: 'N' },
      { STATUS_ID: 'S' },
      { NAME: 'Seen' },
      { STATUS_ID: 'P' },
      { STATUS_ID: 'D' },
    ])
    const used = await callV2(portal, 'crm.invoice.status.delete', { id })
    expect(used.body).toMatchObject({ error_description: 'There are invoices in this status.' })
    await resultOf(portal, 'crm.invoice.delete', { id: 1 })
    expect(await resultOf(portal, 'crm.invoice.status.delete', { id })).toBe(true)
  })

  it('of the system stay, and other dictionaries are none of theirs', async () => {
    await using portal = await createPortal()
    const idOf = (entityId: string): number =>
      Number(portal.rows('status').find((row) => row['entityId'] === entityId)?.['id'])
    const system = await callV2(portal, 'crm.invoice.status.delete', { id: idOf('INVOICE_STATUS') })
    expect(system.body).toMatchObject({ error_description: 'A system status cannot be deleted.' })
    const other = await callV2(portal, 'crm.invoice.status.get', { id: idOf('SOURCE') })
    expect(other.body).toMatchObject({ error_description: 'Not found' })
    const nameless = await callV2(portal, 'crm.invoice.status.add', { fields: { NAME: 'A' } })
    expect(nameless.body).toMatchObject({ error_description: "The field 'SORT' is required." })
  })
})

describe('payers of old invoices', () => {
  it('are of two types, with a printed form for each', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'crm.persontype.list')).toEqual([
      { ID: '1', NAME: 'CRM_CONTACT' },
      { ID: '2', NAME: 'CRM_COMPANY' },
    ])
    expect(await resultOf(portal, 'crm.paysystem.list', { filter: { PERSON_TYPE_ID: 2 } })).toMatchObject([
      { ID: '2', NAME: 'Invoice for companies', ACTIVE: 'Y', PERSON_TYPE_ID: '2' },
    ])
    expect(await resultOf(portal, 'crm.persontype.fields')).toMatchObject({ NAME: { isReadOnly: true } })
    expect(await resultOf(portal, 'crm.paysystem.fields')).toMatchObject({ ID: {}, NAME: {}, PERSON_TYPE_ID: {} })
  })
})

describe('recurring invoices', () => {
  const template = { ...required, IS_RECURRING: 'Y', PRODUCT_ROWS: lines, STATUS_ID: 'P' }
  const PARAMS = {
    PERIOD: 'month',
    INTERVAL: 1,
    DATE_PAY_BEFORE_OFFSET_TYPE: 'day',
    DATE_PAY_BEFORE_OFFSET_VALUE: 10,
  }
  const portalWithTemplate = async () => {
    const portal = await createPortal({ clock: 'manual' })
    await resultOf(portal, 'crm.invoice.add', { fields: template })
    return portal
  }

  it.each<{ settings: WireMap; next: string }>([
    { settings: { START_DATE: '2030-01-15', PARAMS }, next: '2030-02-15' },
    { settings: { START_DATE: '2030-01-15', PARAMS: { PERIOD: 'day', INTERVAL: 30 } }, next: '2030-02-14' },
    { settings: { START_DATE: '2030-01-15', PARAMS: { PERIOD: 'week', INTERVAL: 2 } }, next: '2030-01-29' },
    { settings: { START_DATE: '2030-01-15', PARAMS: { PERIOD: 'year', INTERVAL: 1 } }, next: '2031-01-15' },
    { settings: { START_DATE: '2030-01-15', PARAMS, ACTIVE: 'N' }, next: '' },
    { settings: { START_DATE: '2030-01-15', PARAMS, IS_LIMIT: 'D', LIMIT_DATE: '2030-02-01' }, next: '' },
    { settings: { START_DATE: '2030-01-15', PARAMS, IS_LIMIT: 'T', LIMIT_REPEAT: 0 }, next: '' },
  ])('with $settings are next due on "$next"', async ({ settings, next }) => {
    await using portal = await portalWithTemplate()
    await resultOf(portal, 'crm.invoice.recurring.add', { fields: { INVOICE_ID: 1, ...settings } })
    const row = await resultOf(portal, 'crm.invoice.recurring.get', { id: 1 })
    expect(row).toMatchObject({ INVOICE_ID: '1', COUNTER_REPEAT: '0' })
    expect(JSON.stringify(row)).toContain(`"NEXT_EXECUTION":"${next}`)
  })

  it('are made from the template by hand too, unpaid, and tell of it', async () => {
    await using portal = await portalWithTemplate()
    listenTo(
      portal,
      ['ADD', 'UPDATE', 'DELETE', 'EXPOSE'].map((verb) => `ONCRMINVOICERECURRING${verb}`),
    )
    const limited = { INVOICE_ID: 1, PARAMS, IS_LIMIT: 'T', LIMIT_REPEAT: 1 }
    await resultOf(portal, 'crm.invoice.recurring.add', { fields: limited })
    expect(await resultOf(portal, 'crm.invoice.recurring.expose', { id: 1 })).toEqual({ INVOICE_ID: 2 })
    expect(await resultOf(portal, 'crm.invoice.get', { id: 2 })).toMatchObject({
      ACCOUNT_NUMBER: '2',
      IS_RECURRING: 'N',
      PAYED: 'N',
      STATUS_ID: 'N',
      PRICE: '212.00',
      PRODUCT_ROWS: [{ PRODUCT_NAME: 'Chair' }, { PRODUCT_NAME: 'Delivery' }],
    })
    expect(await resultOf(portal, 'crm.invoice.recurring.list')).toMatchObject([
      { ID: '1', COUNTER_REPEAT: '1', NEXT_EXECUTION: '' },
    ])
    await resultOf(portal, 'crm.invoice.recurring.update', { id: 1, fields: { LIMIT_REPEAT: 2, INVOICE_ID: 9 } })
    expect(await resultOf(portal, 'crm.invoice.recurring.get', { id: 1 })).toMatchObject({
      INVOICE_ID: '1',
      NEXT_EXECUTION: expect.stringMatching(/^\d{4}-/) as unknown,
    })
    await resultOf(portal, 'crm.invoice.recurring.delete', { id: 1 })
    const named = { ID: '1', RECURRING_INVOICE_ID: '1' }
    expect(
      (await toldEvents(portal)).map(([event, data]) => [event.replace('ONCRMINVOICERECURRING', ''), data]),
    ).toEqual(
      expect.arrayContaining([
        ['ADD', { FIELDS: named }],
        ['EXPOSE', { FIELDS: { ...named, INVOICE_ID: '2' } }],
        ['UPDATE', { FIELDS: named }],
        ['DELETE', { FIELDS: { ID: '1' } }],
      ]),
    )
  })

  it('describe themselves, and need a template', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'crm.invoice.recurring.fields')).toMatchObject({
      INVOICE_ID: { isRequired: true, isImmutable: true },
      NEXT_EXECUTION: { type: 'date', isReadOnly: true },
      IS_LIMIT: { type: 'char' },
      PARAMS: { type: 'recurring_params' },
    })
    await resultOf(portal, 'crm.invoice.add', { fields: required })
    const { body } = await callV2(portal, 'crm.invoice.recurring.add', { fields: { INVOICE_ID: 1 } })
    expect(body).toMatchObject({ error_description: 'The template of the recurring invoice is not found.' })
  })
})
