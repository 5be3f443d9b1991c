import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { callV2 } from './client.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

describe('the seed superstore', () => {
  let portal: Portal
  let rows: Portal['rows']
  beforeAll(async () => {
    portal = await createPortal({ seed: 'superstore', clock: 'manual' })
    const read = new Map<string, ReturnType<Portal['rows']>>()
    rows = (entity) => {
      const found = read.get(entity) ?? portal.rows(entity)
      read.set(entity, found)
      return found
    }
  })
  afterAll(() => portal.close())

  it.each([
    { entity: 'contact', count: 793 },
    { entity: 'deal', count: 5009 },
    { entity: 'productRow', count: 9994 },
    { entity: 'product', count: 1894 },
    { entity: 'company', count: 329 },
  ] as const)('holds $count rows of $entity', ({ entity, count }) => {
    expect(portal.count(entity)).toBe(count)
  })

  it('gives each deal the sum of its product rows, to the cent', () => {
    const sums = new Map<unknown, number>()
    for (const { ownerId, price, quantity } of rows('productRow'))
      sums.set(ownerId, (sums.get(ownerId) ?? 0) + Number(price) * Number(quantity))
    const off = rows('deal').filter(
      ({ id, opportunity }) => Math.abs(Number(opportunity) - (sums.get(id) ?? 0)) > 0.006,
    )
    expect(off).toEqual([])
    const total = rows('deal').reduce((sum, { opportunity }) => sum + Number(opportunity), 0)
    expect(total).toBeCloseTo(2_297_200, -2)
  })

  it('makes a funnel: the past is won or lost, the newest orders are at the beginning', () => {
    const byStage = new Map<unknown, number>()
    for (const { stageId } of rows('deal')) byStage.set(stageId, (byStage.get(stageId) ?? 0) + 1)
    expect(new Set(byStage.keys())).toEqual(
      new Set(['NEW', 'PREPARATION', 'PREPAYMENT_INVOICE', 'EXECUTING', 'FINAL_INVOICE', 'WON', 'LOSE']),
    )
    expect(byStage.get('WON')).toBeGreaterThan(3000)
    expect(byStage.get('NEW')).toBeGreaterThan(50)
    const old = rows('deal').slice(0, 3000)
    expect(new Set(old.map(({ stageId }) => stageId))).toEqual(new Set(['WON', 'LOSE']))
  })

  it('makes ids grow with time, and the newest order now', () => {
    const created = rows('deal').map(({ createdTime }) =>
      Date.parse(typeof createdTime === 'string' ? createdTime : ''),
    )
    expect(created).toEqual(created.toSorted((a, b) => a - b))
    expect(created.at(-1)).toBe(portal.clock.nowMs())
  })

  it('keeps the segment in typeId of deal and contact, with names in the dictionary', () => {
    const segments = new Set(['CONSUMER', 'CORPORATE', 'HOME_OFFICE'])
    expect(new Set(rows('deal').map(({ typeId }) => typeId))).toEqual(segments)
    expect(new Set(rows('contact').map(({ typeId }) => typeId))).toEqual(segments)
    const names = rows('status').filter(({ statusId }) => statusId === 'HOME_OFFICE')
    expect(names).toMatchObject([
      { entityId: 'DEAL_TYPE', name: 'Home Office' },
      { entityId: 'CONTACT_TYPE', name: 'Home Office' },
    ])
  })

  it('can be asked by segment through REST, every deal in one of three', async () => {
    const counts = await Promise.all(
      ['CONSUMER', 'CORPORATE', 'HOME_OFFICE'].map(async (typeId) => {
        const { body } = await callV2(portal, 'crm.item.list', { entityTypeId: 2, filter: { typeId }, start: 0 })
        return Number(body['total'])
      }),
    )
    expect(counts.reduce((sum, count) => sum + count)).toBe(5009)
    expect(Math.min(...counts)).toBeGreaterThan(500)
  })

  it('refers to rows that exist', () => {
    const ids = (entity: 'contact' | 'company' | 'product' | 'deal') => new Set(rows(entity).map(({ id }) => id))
    const [contacts, companies, products, deals] = [ids('contact'), ids('company'), ids('product'), ids('deal')]
    expect(rows('deal').filter(({ contactId }) => !contacts.has(contactId ?? null))).toEqual([])
    expect(rows('contact').filter(({ companyId }) => companyId !== null && !companies.has(companyId ?? null))).toEqual(
      [],
    )
    const lost = rows('productRow').filter(
      ({ productId, ownerId }) => !products.has(productId ?? null) || !deals.has(ownerId ?? null),
    )
    expect(lost).toEqual([])
  })

  it('is the same at every start', async () => {
    await using other = await createPortal({ seed: 'superstore', clock: 'manual' })
    expect(other.rows('deal')).toEqual(rows('deal'))
  })
})
