import { createPortal, type Portal, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../../client.ts'

const families = [
  { owner: 'lead', entityTypeId: 1 },
  { owner: 'deal', entityTypeId: 2 },
  { owner: 'contact', entityTypeId: 3 },
  { owner: 'company', entityTypeId: 4 },
  { owner: 'quote', entityTypeId: 7 },
] as const

describe('a custom field of a classic family', () => {
  it.each(families)('of $owner is added, told, listed, changed and deleted', async ({ owner, entityTypeId }) => {
    await using portal = await createPortal({ seed: { [owner]: [1] } })
    const family = `crm.${owner}`
    const fields = { FIELD_NAME: 'COLOUR', USER_TYPE_ID: 'string', LABEL: 'Colour', SETTINGS: { ROWS: '3' } }
    const id = Number(await resultOf(portal, `${family}.userfield.add`, { fields }))
    expect(id).toBe(1)
    expect(await resultOf(portal, `${family}.userfield.get`, { id })).toMatchObject({
      ID: '1',
      FIELD_NAME: 'UF_CRM_COLOUR',
      MULTIPLE: 'N',
      SETTINGS: { ROWS: 3, SIZE: 20 },
      EDIT_FORM_LABEL: { en: 'Colour' },
    })
    expect(await resultOf(portal, `${family}.fields`)).toMatchObject({
      UF_CRM_COLOUR: { type: 'string', isDynamic: true, title: 'Colour' },
    })
    expect(await resultOf(portal, 'crm.item.fields', { entityTypeId })).toMatchObject({
      fields: { ufCrmColour: { type: 'string', upperName: 'UF_CRM_COLOUR' } },
    })
    await resultOf(portal, `${family}.update`, { id: 1, fields: { UF_CRM_COLOUR: 'red' } })
    const found = await callV2(portal, `${family}.list`, { filter: { '%UF_CRM_COLOUR': 'RE' }, select: ['UF_*'] })
    expect(found.body).toMatchObject({ total: 1, result: [{ UF_CRM_COLOUR: 'red' }] })
    await resultOf(portal, `${family}.userfield.update`, { id, fields: { SORT: 7, FIELD_NAME: 'OTHER' } })
    const list = await callV2(portal, `${family}.userfield.list`, { filter: { LANG: 'en' } })
    expect(list.body).toMatchObject({
      total: 1,
      result: [{ SORT: '7', FIELD_NAME: 'UF_CRM_COLOUR', EDIT_FORM_LABEL: 'Colour' }],
    })
    expect(await resultOf(portal, `${family}.userfield.delete`, { id })).toBe(true)
    expect(await resultOf(portal, `${family}.fields`)).not.toHaveProperty('UF_CRM_COLOUR')
    expect((await callV2(portal, `${family}.userfield.get`, { id })).body).toMatchObject({ error: 'ERROR_NOT_FOUND' })
    expect(await resultOf(portal, `${family}.get`, { id: 1 })).not.toHaveProperty('UF_CRM_COLOUR')
  })
})

/** What is written, and what each family then shows. */
const types = [
  { type: 'string', written: 'a', classic: 'a', item: 'a', filter: 'a' },
  { type: 'integer', written: '7', classic: '7', item: 7, filter: 7 },
  { type: 'double', written: 1.5, classic: '1.50', item: 1.5, filter: '1.5' },
  { type: 'boolean', written: 'Y', classic: '1', item: 'Y', filter: 1 },
  {
    type: 'date',
    written: '2026-01-02',
    classic: '2026-01-02T03:00:00+03:00',
    item: '2026-01-02T03:00:00+03:00',
    filter: '2026-01-02',
  },
  {
    type: 'datetime',
    written: '2026-01-02T10:00:00+03:00',
    classic: '2026-01-02T10:00:00+03:00',
    item: '2026-01-02T10:00:00+03:00',
    filter: '2026-01-02T07:00:00Z',
  },
  { type: 'money', written: '100|USD', classic: '100|USD', item: '100|USD', filter: '100|USD' },
  {
    type: 'url',
    written: 'https://example.com',
    classic: 'https://example.com',
    item: 'https://example.com',
    filter: 'https://example.com',
  },
  {
    type: 'address',
    written: 'Main st. 1|1;2|',
    classic: 'Main st. 1|1;2|',
    item: 'Main st. 1|1;2|',
    filter: 'Main st. 1|1;2|',
  },
  { type: 'employee', written: 2, classic: '2', item: 2, filter: 2 },
  { type: 'crm', written: 'D_1', classic: 'D_1', item: 'D_1', filter: 'D_1' },
  { type: 'crm_status', written: 'CALL', classic: 'CALL', item: 'CALL', filter: 'CALL' },
  { type: 'iblock_section', written: 3, classic: '3', item: 3, filter: 3 },
  { type: 'iblock_element', written: 4, classic: '4', item: 4, filter: 4 },
] as const

const addField = async (portal: Portal, fields: WireValue): Promise<number> =>
  Number(await resultOf(portal, 'crm.deal.userfield.add', { fields }))

describe('a value of a custom field', () => {
  it.each(types)(
    'of the type $type is stored, shown and found, one or many',
    async ({ type, written, classic, item, filter }) => {
      await using portal = await createPortal({ seed: { deal: [1, 2] } })
      await addField(portal, { FIELD_NAME: 'ONE', USER_TYPE_ID: type })
      await addField(portal, { FIELD_NAME: 'MANY', USER_TYPE_ID: type, MULTIPLE: 'Y' })
      await resultOf(portal, 'crm.deal.update', { id: 2, fields: { UF_CRM_ONE: written, UF_CRM_MANY: [written] } })
      expect(await resultOf(portal, 'crm.deal.get', { id: 2 })).toMatchObject({
        UF_CRM_ONE: classic,
        UF_CRM_MANY: [classic],
      })
      expect(await resultOf(portal, 'crm.item.get', { entityTypeId: 2, id: 2 })).toMatchObject({
        item: { ufCrmOne: item, ufCrmMany: [item] },
      })
      const byOne = await callV2(portal, 'crm.item.list', { entityTypeId: 2, filter: { ufCrmOne: filter } })
      expect(byOne.body).toMatchObject({ total: 1, result: { items: [{ id: 2 }] } })
      const byMany = await callV2(portal, 'crm.deal.list', { filter: { UF_CRM_MANY: filter } })
      expect(byMany.body).toMatchObject({ total: 1, result: [{ ID: '2' }] })
    },
  )

  it('of an enumeration is one of its items, whose list grows and shrinks', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    const LIST = [{ VALUE: 'Red', DEF: 'Y' }, { VALUE: 'Green' }]
    const id = await addField(portal, { FIELD_NAME: 'C', USER_TYPE_ID: 'enumeration', LIST })
    await resultOf(portal, 'crm.deal.userfield.update', {
      id,
      fields: { LIST: [{ ID: 1, DEL: 'Y' }, { VALUE: 'Blue' }] },
    })
    expect(await resultOf(portal, 'crm.deal.fields')).toMatchObject({
      UF_CRM_C: {
        items: [
          { ID: '2', VALUE: 'Green' },
          { ID: '3', VALUE: 'Blue' },
        ],
      },
    })
    for (const [written, shown] of [
      [1, null],
      [2, '2'],
      ['', null],
      ['3', '3'],
    ] as const) {
      await resultOf(portal, 'crm.deal.update', { id: 1, fields: { UF_CRM_C: written } })
      expect(await resultOf(portal, 'crm.deal.get', { id: 1 })).toMatchObject({ UF_CRM_C: shown })
    }
    expect(await resultOf(portal, 'crm.item.get', { entityTypeId: 2, id: 1 })).toMatchObject({ item: { ufCrmC: 3 } })
  })

  it('of the type file is kept, downloaded, replaced and removed', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    await addField(portal, { FIELD_NAME: 'DOC', USER_TYPE_ID: 'file' })
    await addField(portal, { FIELD_NAME: 'DOCS', USER_TYPE_ID: 'file', MULTIPLE: 'Y' })
    const file = (text: string) => ({ fileData: [`${text}.txt`, Buffer.from(text).toString('base64')] })
    await resultOf(portal, 'crm.deal.update', {
      id: 1,
      fields: { UF_CRM_DOC: file('a'), UF_CRM_DOCS: [file('b'), file('c')] },
    })
    const item = await resultOf(portal, 'crm.item.get', { entityTypeId: 2, id: 1 })
    expect(item).toMatchObject({ item: { ufCrmDoc: { id: 1 }, ufCrmDocs: [{ id: 2 }, { id: 3 }] } })
    const { result } = (await callV2(portal, 'crm.deal.list', { select: ['UF_CRM_DOC'] })).body
    const url = /"downloadUrl":"([^"]+)"/.exec(JSON.stringify(result))?.[1] ?? ''
    expect(await (await fetch(url)).text()).toBe('a')
    await resultOf(portal, 'crm.item.update', { entityTypeId: 2, id: 1, fields: { ufCrmDocs: [{ id: 3 }] } })
    await resultOf(portal, 'crm.deal.update', {
      id: 1,
      fields: { UF_CRM_DOC: { id: 1, remove: 'Y' }, UF_CRM_DOCS: [file('d')] },
    })
    expect(await resultOf(portal, 'crm.deal.get', { id: 1 })).toMatchObject({
      UF_CRM_DOC: null,
      UF_CRM_DOCS: [{ id: 3 }, { id: 4 }],
    })
  })
})

describe('userfieldconfig', () => {
  it('has the fields of smart processes too, under their numbered names', async () => {
    await using portal = await createPortal()
    const field = {
      entityId: 'CRM_2',
      fieldName: 'UF_CRM_2_SIZE',
      userTypeId: 'enumeration',
      mandatory: 'Y',
      enum: [{ value: 'S' }],
    }
    expect(await resultOf(portal, 'userfieldconfig.add', { moduleId: 'crm', field })).toMatchObject({
      field: { id: '1', mandatory: 'Y', enum: [{ id: '1', value: 'S' }] },
    })
    const add = { entityTypeId: 128, fields: { title: 'A' } }
    expect((await callV2(portal, 'crm.item.add', add)).body).toMatchObject({ error: 'CRM_FIELD_ERROR_REQUIRED' })
    const filled = { ...add, fields: { ufCrm2_SIZE: 1 } }
    expect(await resultOf(portal, 'crm.item.add', filled)).toMatchObject({ item: { ufCrm2_SIZE: 1 } })
    expect((await callV2(portal, 'userfieldconfig.list', { moduleId: 'crm' })).body).toMatchObject({ total: 1 })
    expect(await resultOf(portal, 'userfieldconfig.delete', { moduleId: 'crm', id: 1 })).toBeNull()
    expect(await resultOf(portal, 'crm.item.add', add)).toMatchObject({ item: { title: 'A' } })
  })
})

describe('a custom field', () => {
  it.each([
    { fields: { FIELD_NAME: 'A' }, error: '', says: 'USER_TYPE_ID' },
    { fields: { USER_TYPE_ID: 'string' }, error: '', says: 'FIELD_NAME' },
    { fields: { FIELD_NAME: 'A', USER_TYPE_ID: 'colour' }, error: 'ERROR_CORE', says: 'Unknown type' },
    { fields: { FIELD_NAME: 'A B', USER_TYPE_ID: 'string' }, error: 'ERROR_CORE', says: 'is no name' },
    { fields: { FIELD_NAME: 'TAKEN', USER_TYPE_ID: 'string' }, error: 'ERROR_CORE', says: 'already exists' },
  ])('$fields is refused: $says', async ({ fields, error, says }) => {
    await using portal = await createPortal()
    await addField(portal, { FIELD_NAME: 'TAKEN', USER_TYPE_ID: 'string' })
    const { body, status } = await callV2(portal, 'crm.deal.userfield.add', { fields })
    expect({ status, error: body['error'] }).toEqual({ status: 400, error })
    expect(body['error_description']).toContain(says)
  })

  it('stays when rows are forgotten, and goes with a snapshot that did not have it', async () => {
    await using portal = await createPortal({ seed: { deal: [1] } })
    const before = portal.snapshot()
    await addField(portal, { FIELD_NAME: 'A', USER_TYPE_ID: 'string' })
    await portal.reset()
    expect(await resultOf(portal, 'crm.deal.userfield.list')).toMatchObject([{ FIELD_NAME: 'UF_CRM_A' }])
    portal.restore(before)
    expect(await resultOf(portal, 'crm.deal.userfield.list')).toEqual([])
    expect(await resultOf(portal, 'crm.deal.fields')).not.toHaveProperty('UF_CRM_A')
  })

  it('that a test added is listed as one that a call added', async () => {
    await using portal = await createPortal()
    portal.addField('deal', { name: 'UF_CRM_A', type: 'enumeration', items: ['x', 'y'] })
    expect(await resultOf(portal, 'crm.deal.userfield.list')).toMatchObject([
      { FIELD_NAME: 'UF_CRM_A', LIST: [{ VALUE: 'x' }, { VALUE: 'y' }] },
    ])
  })

  it('of users and tasks is added by their own methods', async () => {
    await using portal = await createPortal()
    await resultOf(portal, 'user.userfield.add', { fields: { FIELD_NAME: 'HOBBY', USER_TYPE_ID: 'string' } })
    await resultOf(portal, 'task.item.userfield.add', { PARAMS: { FIELD_NAME: 'SPRINT', USER_TYPE_ID: 'integer' } })
    expect(await resultOf(portal, 'user.userfield.list')).toMatchObject([{ FIELD_NAME: 'UF_USR_HOBBY' }])
    const fields = { TITLE: 'A', RESPONSIBLE_ID: 1, UF_SPRINT: 4 }
    expect(await resultOf(portal, 'tasks.task.add', { fields })).toMatchObject({ task: { ufSprint: '4' } })
    expect(await resultOf(portal, 'task.item.userfield.getlist')).toMatchObject([{ FIELD_NAME: 'UF_SPRINT' }])
  })

  it('of requisites and users is written, shown and found by their methods', async () => {
    await using portal = await createPortal()
    const named = { FIELD_NAME: 'COLOUR', USER_TYPE_ID: 'string' }
    await resultOf(portal, 'crm.requisite.userfield.add', { fields: { ENTITY_ID: 'CRM_REQUISITE', ...named } })
    const fields = { ENTITY_TYPE_ID: 4, ENTITY_ID: 1, PRESET_ID: 1, NAME: 'A', UF_CRM_COLOUR: 'red' }
    expect(await resultOf(portal, 'crm.requisite.add', { fields })).toBe(1)
    await resultOf(portal, 'crm.requisite.add', { fields: { ...fields, UF_CRM_COLOUR: 'blue' } })
    const found = await resultOf(portal, 'crm.requisite.list', { filter: { UF_CRM_COLOUR: 'red' } })
    expect(found).toMatchObject([{ ID: '1', UF_CRM_COLOUR: 'red' }])
    await resultOf(portal, 'user.userfield.add', { fields: { FIELD_NAME: 'HOBBY', USER_TYPE_ID: 'string' } })
    await resultOf(portal, 'user.update', { ID: 2, UF_USR_HOBBY: 'chess' })
    expect(await resultOf(portal, 'user.get', { ID: 2 })).toMatchObject([{ UF_USR_HOBBY: 'chess' }])
  })

  it('tells the application of its coming, its changes and its end', async () => {
    await using portal = await createPortal()
    const events = ['ONCRMDEALUSERFIELDADD', 'ONCRMDEALUSERFIELDUPDATE', 'ONCRMDEALUSERFIELDDELETE']
    portal.events.addWebhook({ handlerUrl: `${portal.url}/nowhere`, events })
    const id = await addField(portal, { FIELD_NAME: 'A', USER_TYPE_ID: 'string' })
    await resultOf(portal, 'crm.deal.userfield.update', { id, fields: { SORT: 1 } })
    await resultOf(portal, 'crm.deal.userfield.delete', { id })
    await portal.events.settled()
    const told = portal.events.deliveries()
    expect(told.map(({ event }) => event)).toEqual(events)
    expect(told[0]?.fields).toMatchObject({
      data: { FIELDS: { ID: '1', ENTITY_ID: 'CRM_DEAL', FIELD_NAME: 'UF_CRM_A' } },
    })
  })
})
