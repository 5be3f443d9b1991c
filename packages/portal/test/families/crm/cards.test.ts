import { createPortal, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'
import { callAs } from '../../oauth/token-client.ts'
import { listenTo, toldEvents } from '../../told-events.ts'

const section = (title: string) => ({
  name: 'main',
  title,
  type: 'section',
  elements: [{ name: 'TITLE', optionFlags: 1 }, { name: 'STAGE_ID' }],
})
const shown = (title: string) => ({
  ...section(title),
  elements: [
    { name: 'TITLE', optionFlags: '1' },
    { name: 'STAGE_ID', optionFlags: '0' },
  ],
})

describe('the card of an item', () => {
  it.each(['lead', 'deal', 'contact', 'company'])('of a %s is laid out for one user or for all', async (name) => {
    await using portal = await createPortal()
    const call = async (method: string, params: WireMap = {}) =>
      resultOf(portal, `crm.${name}.details.configuration.${method}`, params)
    expect(await call('set', { data: [section('Mine')] })).toBe(true)
    expect(await call('set', { scope: 'C', data: [section('All')] })).toBe(true)
    expect(await call('get')).toEqual([shown('Mine')])
    expect(await call('get', { scope: 'C' })).toEqual([shown('All')])
    expect(await call('get', { userId: 2 })).toEqual([])
    expect(await call('reset')).toBe(true)
    expect(await call('get')).toEqual([])
    await call('set', { data: [section('Mine')] })
    expect(await call('forceCommonScopeForAll')).toBe(true)
    expect([await call('get'), await call('get', { scope: 'C' })]).toEqual([[], [shown('All')]])
  })

  it('is kept by type and pipeline, and is the same for crm.item and the classic methods', async () => {
    await using portal = await createPortal()
    const item = { entityTypeId: 2, extras: { dealCategoryId: 1 }, data: [section('Partners')] }
    await resultOf(portal, 'crm.item.details.configuration.set', item)
    const asked = { extras: { dealCategoryId: 1 } }
    expect(await resultOf(portal, 'crm.deal.details.configuration.get', asked)).toEqual([shown('Partners')])
    expect(await resultOf(portal, 'crm.deal.details.configuration.get')).toEqual([])
    await resultOf(portal, 'crm.item.details.configuration.reset', { entityTypeId: 2, ...asked })
    expect(await resultOf(portal, 'crm.deal.details.configuration.get', asked)).toEqual([])
  })

  it.each([
    { params: {}, says: "Parameter 'data' must be array." },
    {
      params: { data: [{ name: 'main', type: 'section' }] },
      says: "Section at index 0 does not have the required field 'title'.",
    },
  ])('is refused with $params: $says', async ({ params, says }) => {
    await using portal = await createPortal()
    const { body } = await callV2(portal, 'crm.lead.details.configuration.set', params)
    expect(body).toMatchObject({ error: '', error_description: says })
  })
})

/** A deal with a comment and an activity. */
const dealWithTimeline = async (): Promise<Portal> => {
  const portal = await createPortal({ seed: { deal: [1, 2] } })
  const owner = { ENTITY_ID: 1, ENTITY_TYPE: 'deal' }
  for (const COMMENT of ['1', '2', '3', '4'])
    await resultOf(portal, 'crm.timeline.comment.add', { fields: { ...owner, COMMENT } })
  await resultOf(portal, 'crm.activity.todo.add', { ownerTypeId: 2, ownerId: 1, deadline: '2026-02-03T10:00:00+03:00' })
  return portal
}

describe('blocks of an application', () => {
  const layout = { blocks: { first: { type: 'text', properties: { value: 'Hello' } } } }

  it.each([
    { kind: 'activity', entry: { activityId: 1 } },
    { kind: 'timeline', entry: { timelineId: 1 } },
  ])('in an entry of the kind $kind are set, read and deleted by that application', async ({ kind, entry }) => {
    await using portal = await dealWithTimeline()
    const { tokens } = portal.installApp()
    const other = portal.installApp()
    const call = async (method: string, more: WireMap = {}, token = tokens.accessToken) =>
      (
        await callAs(portal, token, `crm.${kind}.layout.blocks.${method}`, {
          entityTypeId: 2,
          entityId: 1,
          ...entry,
          ...more,
        })
      ).body
    expect(await call('set', { layout })).toMatchObject({ result: { success: true } })
    expect(await call('get')).toMatchObject({ result: { layout } })
    expect(await call('get', {}, other.tokens.accessToken)).toMatchObject({ result: { layout: null } })
    expect(await call('delete')).toMatchObject({ result: { success: true } })
    expect(await call('get')).toMatchObject({ result: { layout: null } })
    expect(await call('set', { layout: { blocks: { first: {} } } })).toMatchObject({ error: 'FIELD_IS_REQUIRED' })
    expect(await call('get', { entityId: 9 })).toMatchObject({ error: 'OWNER_NOT_FOUND' })
    expect(await call('get', { activityId: 9, timelineId: 9 })).toMatchObject({ error: 'NOT_FOUND' })
    const params = { entityTypeId: 2, entityId: 1, ...entry }
    const byWebhook = await callV2(portal, `crm.${kind}.layout.blocks.get`, params)
    expect(byWebhook.body).toMatchObject({ error: 'ERROR_WRONG_CONTEXT' })
  })
})

describe('entries of a timeline', () => {
  it('are pinned, three at most, and let go', async () => {
    await using portal = await dealWithTimeline()
    const of = (id: number) => ({ id, ownerTypeId: 2, ownerId: 1 })
    for (const id of [1, 2, 3, 3]) expect(await resultOf(portal, 'crm.timeline.item.pin', of(id))).toBeNull()
    expect((await callV2(portal, 'crm.timeline.item.pin', of(4))).body).toMatchObject({
      error: 'CAN_NOT_CHANGE_PINNED',
    })
    expect(await resultOf(portal, 'crm.timeline.item.unpin', of(1))).toBeNull()
    expect(await resultOf(portal, 'crm.timeline.item.pin', of(4))).toBeNull()
    expect(portal.rows('crmTimelinePin').map(({ entryId }) => entryId)).toEqual([2, 3, 4])
    expect((await callV2(portal, 'crm.timeline.item.pin', of(9))).body).toMatchObject({ error: 'NOT_FOUND' })
    const nobody = { id: 1, ownerTypeId: 2, ownerId: 9 }
    expect((await callV2(portal, 'crm.timeline.item.unpin', nobody)).body).toMatchObject({ error: 'OWNER_NOT_FOUND' })
  })
})

describe('an activity', () => {
  const move = (source: number, target: number, targetEntityTypeId = 2) => ({
    activityId: 1,
    sourceEntityTypeId: 2,
    sourceEntityId: source,
    targetEntityTypeId,
    targetEntityId: target,
  })

  it('is moved from one deal to another', async () => {
    await using portal = await dealWithTimeline()
    expect(await resultOf(portal, 'crm.activity.binding.move', move(1, 2))).toBe(true)
    expect(await resultOf(portal, 'crm.activity.binding.list', { activityId: 1 })).toMatchObject([{ entityId: 2 }])
  })

  it.each([
    { params: move(1, 1), error: 'SOURCE_AND_TARGET_ENTITY_ID_ARE_EQUAL_ERROR' },
    { params: move(1, 9), error: 'OWNER_NOT_FOUND' },
    { params: { ...move(1, 2), activityId: 9 }, error: 'NOT_FOUND' },
    { params: move(2, 1), error: 'BINDING_NOT_FOUND' },
  ])('is not moved with $params: $error', async ({ params, error }) => {
    await using portal = await dealWithTimeline()
    expect((await callV2(portal, 'crm.activity.binding.move', params)).body).toMatchObject({ error })
  })
})

describe('rows that can still be paid', () => {
  it('lack what payments have of them', async () => {
    await using portal = await createPortal({
      seed: {
        deal: [1],
        productRow: [
          { id: 1, ownerId: 1, ownerType: 'D', productName: 'A', price: 1, quantity: 3 },
          { id: 2, ownerId: 1, ownerType: 'D', productName: 'B', price: 1, quantity: 1 },
        ],
      },
    })
    const available = async () =>
      resultOf(portal, 'crm.item.productrow.getAvailableForPayment', { ownerId: 1, ownerType: 'D' })
    expect(await available()).toMatchObject({ productRows: [{ id: 1, quantity: 3 }, { id: 2 }] })
    await resultOf(portal, 'crm.item.payment.add', { entityTypeId: 2, entityId: 1 })
    await resultOf(portal, 'crm.item.payment.product.add', { paymentId: 1, rowId: 1, quantity: 2 })
    await resultOf(portal, 'crm.item.payment.product.add', { paymentId: 1, rowId: 2, quantity: 1 })
    expect(await available()).toMatchObject({ productRows: [{ id: 1, quantity: 1 }] })
  })
})

describe('a recurring deal', () => {
  it('is made from its template by hand too, and tells of it', async () => {
    await using portal = await createPortal({
      seed: {
        deal: [{ id: 5, title: 'Rent', opportunity: 20, contactId: 2, stageId: 'WON' }],
        productRow: [{ ownerId: 5, ownerType: 'D', productName: 'A', price: 10, quantity: 2 }],
      },
    })
    listenTo(portal, ['ONCRMDEALRECURRINGADD', 'ONCRMDEALRECURRINGEXPOSE'])
    await resultOf(portal, 'crm.deal.recurring.add', { fields: { DEAL_ID: 5, CATEGORY_ID: 0 } })
    const made = await resultOf(portal, 'crm.deal.recurring.expose', { id: 1 })
    expect(made).toEqual({ DEAL_ID: 6 })
    expect(await resultOf(portal, 'crm.deal.get', { id: 6 })).toMatchObject({
      TITLE: 'Rent',
      CONTACT_ID: '2',
      STAGE_ID: 'NEW',
      CLOSED: 'N',
    })
    expect(await resultOf(portal, 'crm.deal.productrows.get', { id: 6 })).toMatchObject([{ PRODUCT_NAME: 'A' }])
    expect(portal.rows('deal')).toHaveLength(2)
    const named = { ID: '1', RECURRING_DEAL_ID: '5' }
    expect(await toldEvents(portal)).toEqual([
      ['ONCRMDEALRECURRINGADD', { FIELDS: named }],
      ['ONCRMDEALRECURRINGEXPOSE', { FIELDS: { ...named, DEAL_ID: '6' } }],
    ])
    expect((await callV2(portal, 'crm.deal.recurring.expose', { id: 9 })).body).toMatchObject({ error: '' })
  })
})
