import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openStore } from '../src/store/store.ts'
import { callV2, resultOf } from './client.ts'

const presetFields = (id: number): WireValue => ({ preset: { ID: id } })

describe('a fresh account has from its start', () => {
  let portal: Portal
  beforeAll(async () => {
    portal = await createPortal()
  })
  afterAll(async () => portal.close())

  it.each<readonly [method: string, params: WireValue, result: unknown]>([
    [
      'crm.requisite.preset.list',
      { select: ['ID', 'NAME', 'COUNTRY_ID'] },
      [
        { ID: '1', NAME: 'Company', COUNTRY_ID: '122' },
        { ID: '2', NAME: 'Person', COUNTRY_ID: '122' },
      ],
    ],
    ['crm.requisite.preset.get', { id: 1 }, { ENTITY_TYPE_ID: '8', XML_ID: '#CRM_REQUISITE_PRESET_DEF_US_COMPANY#' }],
    ['crm.requisite.preset.field.get', { ID: 1, preset: { ID: 1 } }, { FIELD_NAME: 'RQ_COMPANY_NAME' }],
    ['crm.status.list', { filter: { ENTITY_ID: 'SOURCE', STATUS_ID: 'STORE' } }, [{ ID: '103', SORT: '120' }]],
    ['crm.status.list', { filter: { ENTITY_ID: 'EVENT_TYPE' } }, [{ ID: '110' }, { ID: '111' }, { ID: '112' }]],
    ['crm.measure.list', {}, [796, 6, 112, 163, 166].map((code) => ({ CODE: code }))],
    [
      'crm.vat.list',
      {},
      [
        { ID: '1', RATE: '0' },
        { ID: '2', RATE: '20' },
      ],
    ],
    ['crm.documentgenerator.numerator.get', { id: 1 }, { numerator: { template: '{NUMBER}' } }],
    ['catalog.catalog.list', {}, { catalogs: [{ id: 24 }, { id: 26, productIblockId: 24 }] }],
    ['catalog.measure.list', {}, { measures: [796, 6, 112, 163, 166].map((code) => ({ code })) }],
    ['catalog.vat.get', { id: 2 }, { rate: 20, active: 'Y' }],
    ['catalog.priceType.list', {}, { priceTypes: [{ id: 1, name: 'BASE' }] }],
    ['catalog.priceTypeLang.get', { id: 1 }, { priceTypeLang: { catalogGroupId: 1, lang: 'en' } }],
    ['catalog.priceTypeGroup.list', {}, { priceTypeGroups: [{ access: 'N' }, { access: 'Y' }] }],
    ['catalog.store.get', { id: 1 }, { store: { id: 1, title: 'Warehouse', active: 'Y' } }],
    ['sale.persontype.list', {}, { personTypes: [{ id: 1 }, { id: 2 }] }],
    [
      'sale.businessValuePersonDomain.list',
      {},
      { businessValuePersonDomains: [{ personTypeId: 1 }, { personTypeId: 2 }] },
    ],
    ['sale.status.list', {}, { statuses: ['N', 'P', 'F', 'D', 'DN', 'DF'].map((id) => ({ id })) }],
    [
      'sale.propertygroup.list',
      { filter: { personTypeId: 2 } },
      { propertyGroups: [{ id: 3, name: 'Company information' }, { id: 4 }] },
    ],
    [
      'sale.property.list',
      { filter: { personTypeId: 1, isEmail: 'Y' } },
      { properties: [{ id: 2, code: 'EMAIL', propsGroupId: 1, required: 'Y', isPhone: 'N' }] },
    ],
    ['sale.delivery.getlist', {}, [{ ID: 1, NAME: 'No delivery', CURRENCY: 'USD' }]],
    ['sale.delivery.extra.service.get', { DELIVERY_ID: 1 }, []],
    ['sale.paysystem.list', {}, [{ ID: 1 }, { ID: 2 }]],
    ['documentgenerator.role.list', {}, { roles: [{ id: 1, code: 'ADMIN' }] }],
    ['documentgenerator.numerator.get', { id: 1 }, { numerator: { template: '{NUMBER}' } }],
    ['mailservice.get', { ID: 1 }, { NAME: 'gmail', SERVER: 'imap.gmail.com', PORT: '993' }],
    ['calendar.section.get', { type: 'company_calendar', ownerId: 0 }, [{ ID: '3', NAME: 'Company calendar' }]],
    ['im.recent.list', {}, { items: [{ chat_id: 1, title: 'General chat' }] }],
    ['disk.storage.get', { id: 1 }, { ENTITY_TYPE: 'common', ROOT_OBJECT_ID: '1' }],
    ['disk.folder.getchildren', { id: 1 }, []],
  ])('%s %j', async (method, params, result) => {
    expect(await resultOf(portal, method, params)).toMatchObject(Object(result))
  })

  it('fields of its presets, those of each preset alone', async () => {
    expect(await resultOf(portal, 'crm.requisite.preset.field.list', presetFields(1))).toHaveLength(7)
    expect(await resultOf(portal, 'crm.requisite.preset.field.list', presetFields(2))).toMatchObject([
      { FIELD_NAME: 'RQ_FIRST_NAME', IN_SHORT_LIST: 'Y' },
      { FIELD_NAME: 'RQ_LAST_NAME' },
      { FIELD_NAME: 'RQ_ADDR' },
      { FIELD_NAME: 'RQ_SIGNATURE' },
    ])
    const other = await callV2(portal, 'crm.requisite.preset.field.get', { ID: 1, preset: { ID: 2 } })
    expect(other.status).toBe(400)
  })

  it.each(['deal', 'contact', 'company', 'lead', 'quote', 'product', 'task'] as const)('no %s', (entity) => {
    expect(portal.count(entity)).toBe(0)
  })
})

describe('presets of requisites', () => {
  it('have fields of their own, which go along with them', async () => {
    await using portal = await createPortal()
    const fields = { ENTITY_TYPE_ID: 8, COUNTRY_ID: 122, NAME: 'Own' }
    const id = await resultOf(portal, 'crm.requisite.preset.add', { fields })
    const preset = { ID: id ?? null }
    const added = await resultOf(portal, 'crm.requisite.preset.field.add', { preset, fields: { FIELD_NAME: 'RQ_INN' } })
    expect(await resultOf(portal, 'crm.requisite.preset.field.list', { preset })).toMatchObject([
      { ID: added, FIELD_NAME: 'RQ_INN' },
    ])
    await resultOf(portal, 'crm.requisite.preset.delete', { id: id ?? null })
    expect(await resultOf(portal, 'crm.requisite.preset.field.list', { preset })).toEqual([])
    expect(await resultOf(portal, 'crm.requisite.preset.field.list', presetFields(1))).toHaveLength(7)
  })
})

describe('an account begins', () => {
  it('empty if it is told so', async () => {
    await using portal = await createPortal({ seed: 'empty' })
    expect(portal.account).toEqual({ kind: 'empty', added: {} })
    expect(await resultOf(portal, 'crm.requisite.preset.list')).toEqual([])
    expect(await resultOf(portal, 'sale.property.list')).toEqual({ properties: [] })
    expect(portal.count('imChat')).toBe(0)
  })

  it('fresh with the rows of a seed, which take the places of its own', async () => {
    await using portal = await createPortal({ seed: { deal: [1], imChat: [{ id: 1, title: 'Ours', users: [1] }] } })
    expect(portal.account).toEqual({ kind: 'fresh', added: {} })
    expect(await resultOf(portal, 'crm.requisite.preset.list')).toHaveLength(2)
    expect(portal.rows('imChat')).toMatchObject([{ id: 1, title: 'Ours' }])
    expect(portal.count('deal')).toBe(1)
  })

  it('as its seed again after a reset', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'crm.requisite.preset.delete', { id: 1 })
    await portal.reset()
    expect(portal.account.kind).toBe('fresh')
    expect(await resultOf(portal, 'crm.requisite.preset.list')).toHaveLength(2)
  })
})

/** The rows that the columns of ids name. A column of another name with an id in it fails the test until it stands here. */
const named: Readonly<Record<string, string>> = {
  presetId: 'crmRequisitePreset',
  personTypeId: 'salePersontype',
  propsGroupId: 'salePropertygroup',
  catalogGroupId: 'catalogPriceType',
  productIblockId: 'catalogCatalog',
  'status.categoryId': 'category',
  'calendarSection.ownerId': 'user',
  tradingPlatformId: 'saleTradePlatform',
  storageId: 'diskStorage',
  userId: 'user',
  createdBy: 'user',
  modifiedBy: 'user',
  updatedBy: 'user',
  createdById: 'user',
  modifyById: 'user',
  ufHead: 'user',
  owner: 'user',
  parent: 'department',
}

/** Columns with numbers that name no row, and why. */
const others: Readonly<Record<string, string>> = {
  id: 'the row itself',
  entityTypeId: 'a type of CRM items',
  countryId: 'a country, a constant of the product',
  groupId: 'a group of users, which has no rows here',
  iblockId: 'a catalogue has the number of its information block',
  rootObjectId: 'the root folder of a drive is no row',
}

const isOfId = (column: string): boolean => /(?:Id|By)$|^(?:id|owner|parent|ufHead)$/.test(column)

describe('no row names a row that does not exist', () => {
  it.each(['fresh', 'empty'] as const)('%s', async (seed) => {
    const folder = await mkdtemp(join(tmpdir(), 'portal-fresh-'))
    await using portal = await createPortal({ seed })
    await writeFile(join(folder, 'copy.db'), portal.snapshot())
    const store = openStore(join(folder, 'copy.db'))
    const tables = store.all(`SELECT "name" FROM "sqlite_master" WHERE "type" = 'table' AND "name" GLOB '[a-z]*'`)
    const dangling = tables.flatMap(({ name: table }) =>
      store.all(`SELECT * FROM "${String(table)}"`).flatMap((row) =>
        Object.entries(row).flatMap(([column, value]) => {
          const place = `${String(table)}.${column}`
          if (!isOfId(column) || typeof value !== 'number' || value === 0 || others[column] !== undefined) return []
          const target = named[place] ?? named[column]
          if (target === undefined) return [`${place} is not known`]
          const isThere = store.all(`SELECT 1 FROM "${target}" WHERE "id" = ?`, [value]).length > 0
          return isThere ? [] : [`${place} = ${String(value)}`]
        }),
      ),
    )
    store.close()
    await rm(folder, { recursive: true })
    expect(dangling).toEqual([])
  })
})
