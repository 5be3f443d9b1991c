import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'

const links = [
  { owner: 'lead', linked: 'contact', id: 'CONTACT_ID' },
  { owner: 'deal', linked: 'contact', id: 'CONTACT_ID' },
  { owner: 'quote', linked: 'contact', id: 'CONTACT_ID' },
  { owner: 'company', linked: 'contact', id: 'CONTACT_ID' },
  { owner: 'contact', linked: 'company', id: 'COMPANY_ID' },
] as const

describe('links between items', () => {
  it.each(links)('of the kind $owner to $linked are set, added, listed and deleted', async ({ owner, linked, id }) => {
    await using portal = await createPortal({ seed: { [owner]: [1, 2, 3], [linked]: [1, 2, 3] } })
    const prefix = `crm.${owner}.${linked}`
    const linksOf = async () => resultOf(portal, `${prefix}.items.get`, { id: 1 })
    const items = [
      { [id]: 3, SORT: 20 },
      { [id]: 2, SORT: 30, IS_PRIMARY: 'Y' },
    ]
    const [second, first] = items
    expect(await resultOf(portal, `${prefix}.items.set`, { id: 1, items })).toBe(true)
    expect(await linksOf()).toMatchObject([first, second])
    expect(await resultOf(portal, `${prefix}.add`, { id: 1, fields: { [id]: 1, SORT: 5 } })).toBe(true)
    expect(await resultOf(portal, `${prefix}.add`, { id: 1, fields: { [id]: 1 } })).toBe(false)
    expect(await resultOf(portal, `${prefix}.delete`, { id: 1, fields: { [id]: 3 } })).toBe(true)
    expect(await resultOf(portal, `${prefix}.delete`, { id: 1, fields: { [id]: 3 } })).toBe(false)
    expect(await linksOf()).toEqual(expect.arrayContaining([expect.objectContaining({ [id]: 1, SORT: 5 })]))
    expect(await resultOf(portal, `${prefix}.items.delete`, { id: 1 })).toBe(true)
    expect(await linksOf()).toEqual([])
  })

  it('are seen from the deal itself, whose main contact is the first', async () => {
    await using portal = await createPortal({ seed: { deal: [1], contact: [1, 2] } })
    const items = [{ CONTACT_ID: 1 }, { CONTACT_ID: 2, IS_PRIMARY: 'Y' }]
    await resultOf(portal, 'crm.deal.contact.items.set', { id: 1, items })
    expect(await resultOf(portal, 'crm.deal.get', { id: 1 })).toMatchObject({ CONTACT_ID: '2' })
    expect(await resultOf(portal, 'crm.item.get', { entityTypeId: 2, id: 1 })).toMatchObject({
      item: { contactId: 2, contactIds: [2, 1] },
    })
  })

  it('of a company are those of its contacts, from whichever side they are made', async () => {
    await using portal = await createPortal({ seed: { company: [1], contact: [1, 2] } })
    await resultOf(portal, 'crm.contact.company.items.set', { id: 2, items: [{ COMPANY_ID: 1 }] })
    expect(await resultOf(portal, 'crm.company.contact.items.get', { id: 1 })).toMatchObject([{ CONTACT_ID: 2 }])
    await resultOf(portal, 'crm.company.contact.add', { id: 1, fields: { CONTACT_ID: 1 } })
    expect(await resultOf(portal, 'crm.contact.get', { id: 1 })).toMatchObject({ COMPANY_ID: '1' })
  })

  it.each([
    { method: 'crm.deal.contact.items.get', params: { id: 9 }, says: 'Not found' },
    { method: 'crm.deal.contact.items.get', params: {}, says: 'id is not defined or invalid.' },
    { method: 'crm.deal.contact.add', params: { id: 1 }, says: "The parameter 'fields' must be array." },
    {
      method: 'crm.deal.contact.add',
      params: { id: 1, fields: {} },
      says: "The parameter 'CONTACT_ID' is invalid or not defined.",
    },
    {
      method: 'crm.deal.contact.add',
      params: { id: 1, fields: { CONTACT_ID: 9 } },
      says: 'CONTACT_ID 9 is not found.',
    },
    { method: 'crm.deal.contact.items.set', params: { id: 1 }, says: "The parameter 'items' must be array." },
  ])('are refused for $method with $params', async ({ method, params, says }) => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    expect((await callV2(portal, method, params)).body).toEqual({ error: '', error_description: says })
  })

  it('tell of the change of their item', async () => {
    await using portal = await createPortal({ seed: { deal: [1], contact: [1] } })
    portal.events.addWebhook({ handlerUrl: `${portal.url}/nowhere`, events: ['ONCRMDEALUPDATE'] })
    await resultOf(portal, 'crm.deal.contact.add', { id: 1, fields: { CONTACT_ID: 1 } })
    await portal.events.settled()
    expect(portal.events.deliveries()).toHaveLength(1)
  })
})
