import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { lastReply, type ProbeCall } from '../calls.ts'

const addTemplate = (prefix: string): ProbeCall => [
  `${prefix}.template.add`,
  {
    fields: { name: 'Act', file: ['a.docx', 'YQ=='], numeratorId: 1, region: 'de', entityTypeId: ['2'], users: ['UA'] },
  },
]
const recurring = { DEAL_ID: 1, START_DATE: '2020-01-01', PARAMS: { MODE: 'multiple', MULTIPLE_TYPE: 'week' } }
const payment: readonly ProbeCall[] = [
  ['crm.item.payment.add', { entityId: 1, entityTypeId: 2 }],
  ['crm.item.productrow.set', { ownerId: 1, ownerType: 'D', productRows: [{ productName: 'A', price: 2 }] }],
  ['crm.item.payment.product.add', { paymentId: 1, rowId: 1, quantity: 3 }],
]

/** What a portal fills in by itself. */
const cases: readonly { readonly name: string; readonly calls: readonly ProbeCall[]; readonly reply: unknown }[] = [
  {
    name: 'a payment has a number, and the sum of its product rows',
    calls: [...payment, ['crm.item.payment.get', { id: 1 }]],
    reply: { accountNumber: '1/1', sum: 6, currency: 'USD', datePaid: null, empPaidId: null },
  },
  {
    name: 'a payment that is paid says by whom and when',
    calls: [...payment, ['crm.item.payment.pay', { id: 1 }], ['crm.item.payment.get', { id: 1 }]],
    reply: { paid: 'Y', empPaidId: 1, datePaid: '2026-05-28T20:00:00+03:00' },
  },
  {
    name: 'a payment that is taken back is paid by nobody',
    calls: [
      ...payment,
      ['crm.item.payment.pay', { id: 1 }],
      ['crm.item.payment.unpay', { id: 1 }],
      ['crm.item.payment.get', { id: 1 }],
    ],
    reply: { paid: 'N', empPaidId: null, datePaid: null },
  },
  {
    name: 'a recurring deal is due one period after today, if it has started',
    calls: [
      ['crm.deal.recurring.add', { fields: recurring }],
      ['crm.deal.recurring.get', { id: 1 }],
    ],
    reply: { NEXT_EXECUTION: '2026-06-04T00:00:00+03:00', CATEGORY_ID: '0' },
  },
  {
    name: 'the list of recurring deals spells ids in lower case, and takes them so',
    calls: [
      ['crm.deal.recurring.add', { fields: recurring }],
      ['crm.deal.recurring.add', { fields: { ...recurring, DEAL_ID: 2 } }],
      ['crm.deal.recurring.list', { filter: { deal_id: 2 }, order: { deal_id: 'ASC' } }],
    ],
    reply: [{ id: '2', deal_id: '2', based_id: '2', category_id: '0' }],
  },
  {
    name: 'a currency is called as its format in the language of the portal says',
    calls: [
      [
        'crm.currency.add',
        { fields: { CURRENCY: 'MXN', AMOUNT: 1, AMOUNT_CNT: 1, LANG: { en: { FULL_NAME: 'Peso' } } } },
      ],
      ['crm.currency.get', { id: 'MXN' }],
    ],
    reply: { FULL_NAME: 'Peso', LID: 'en', LANG: { en: { FULL_NAME: 'Peso' } } },
  },
  {
    name: 'the contacts of a new company are linked to it',
    calls: [
      ['crm.company.add', { fields: { TITLE: 'A', CONTACT_ID: [2, 1] } }],
      ['crm.company.contact.items.get', { id: 1 }],
    ],
    reply: [{ CONTACT_ID: 1 }, { CONTACT_ID: 2 }],
  },
  {
    name: 'a call list has the number of its type',
    calls: [
      ['crm.calllist.add', { ENTITY_TYPE: 'COMPANY', ENTITIES: [1] }],
      ['crm.calllist.get', { ID: 1 }],
    ],
    reply: { ENTITY_TYPE_ID: '4', DATE_CREATE: '2026-05-28 20:00:00' },
  },
  {
    name: 'a configurable activity shows its fields and its layout as they were given',
    calls: [
      [
        'crm.activity.configurable.add',
        { ownerTypeId: 2, ownerId: 1, fields: { badgeCode: 'a' }, layout: { icon: { code: 'call' } } },
      ],
      ['crm.activity.configurable.get', { id: 1 }],
    ],
    reply: {
      activity: {
        fields: { typeId: 'CONFIGURABLE', badgeCode: 'a', responsibleId: 1 },
        layout: { icon: { code: 'call' } },
      },
    },
  },
]

describe('what a portal fills in', () => {
  it.each(cases)('$name', async ({ calls, reply }) => {
    const seed = { deal: [1, 2], contact: [1, 2] }
    await using portal = await createPortal({ clock: 'manual', seed })
    expect(await lastReply(portal, calls)).toMatchObject(Object(reply))
  })
})

describe.each(['crm.documentgenerator', 'documentgenerator'])('%s', (prefix) => {
  const values = { DocumentNumber: '7', ClientName: 'Ann' }
  const addDocument: ProbeCall = [
    `${prefix}.document.add`,
    { templateId: 1, entityTypeId: 2, entityId: 1, value: 'A', values },
  ]

  it('keeps what a document is filled with, and names it after its template', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    const document = await lastReply(portal, [addTemplate(prefix), addDocument])
    expect(document).toMatchObject({
      document: { number: '7', title: 'Act 7', values: { ...values, _creationMethod: 'rest' } },
    })
    const changed = await lastReply(portal, [[`${prefix}.document.update`, { id: 1, values: { DocumentNumber: '8' } }]])
    expect(changed).toMatchObject({ document: { number: '8', values: { ClientName: 'Ann', DocumentNumber: '8' } } })
  })

  it.each([
    ['downloadUrl', /^a$/],
    ['pdfUrl', /^%PDF-1\.4/],
    ['imageUrl', /^.PNG/],
  ])('gives a link %s that leads to a file', async (name, content) => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    const reply = await lastReply(portal, [addTemplate(prefix), addDocument])
    const url = new RegExp(`"${name}":"([^"]+)"`).exec(JSON.stringify(reply))?.[1] ?? ''
    const response = await fetch(url)
    expect(Buffer.from(await response.arrayBuffer()).toString('latin1')).toMatch(content)
  })
})
