import { createPortal, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, resultOf } from '../client.ts'

const list: WireMap = { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: 1 }

/** A portal with one list, the first. */
const portalWithList = async (): Promise<Portal> => {
  const portal = await createPortal({ clock: 'manual' })
  await resultOf(portal, 'lists.add', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'sizes', FIELDS: { NAME: 'Sizes' } })
  return portal
}

const isMap = (value: unknown): value is WireMap => typeof value === 'object' && value !== null && !Array.isArray(value)

/** The first element that is found, with what stands under each of its names. */
const firstElement = async (portal: Portal, params: WireMap): Promise<WireMap> => {
  const found = await resultOf(portal, 'lists.element.get', { ...list, ...params })
  const row: unknown = Array.isArray(found) ? found[0] : undefined
  if (isMap(row)) return row
  throw new Error(`No element: ${JSON.stringify(found)}`)
}

const addField = async (portal: Portal, FIELDS: WireMap): Promise<string> => {
  const fieldId = await resultOf(portal, 'lists.field.add', { ...list, FIELDS })
  return typeof fieldId === 'string' ? fieldId : ''
}

const addElement = async (portal: Portal, ELEMENT_CODE: string, FIELDS: WireMap): Promise<unknown> =>
  resultOf(portal, 'lists.element.add', { ...list, ELEMENT_CODE, FIELDS: { NAME: ELEMENT_CODE, ...FIELDS } })

describe('a list', () => {
  it('is made, found by id and code, changed and deleted with all that is in it', async () => {
    await using portal = await portalWithList()
    await resultOf(portal, 'lists.update', {
      IBLOCK_TYPE_ID: 'lists',
      IBLOCK_CODE: 'sizes',
      FIELDS: { NAME: 'All sizes', SORT: 20 },
      MESSAGES: { ELEMENT_NAME: 'Size' },
    })
    expect((await callV2(portal, 'lists.get', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'sizes' })).body).toMatchObject({
      result: [{ ID: '1', NAME: 'All sizes', SORT: '20', CODE: 'sizes', ELEMENT_NAME: 'Size' }],
      total: 1,
    })
    expect(await resultOf(portal, 'lists.get.iblock.type.id', { IBLOCK_ID: 1 })).toBe('lists')
    await addElement(portal, 's', {})
    expect(await resultOf(portal, 'lists.delete', list)).toBe(true)
    expect(await resultOf(portal, 'lists.get', { IBLOCK_TYPE_ID: 'lists' })).toEqual([])
    expect(portal.count('listsElement')).toBe(0)
  })

  it('has fields of many types, which are described, changed and taken away', async () => {
    await using portal = await portalWithList()
    const colour = await addField(portal, {
      NAME: 'Colour',
      TYPE: 'L',
      LIST: { n0: { VALUE: 'Red', SORT: 20 }, n1: { VALUE: 'Blue', SORT: 10 } },
      LIST_TEXT_VALUES: 'Green\nRed',
    })
    expect(colour).toBe('PROPERTY_2')
    expect(await addField(portal, { NAME: 'About', TYPE: 'PREVIEW_TEXT' })).toBe('PREVIEW_TEXT')
    expect(await resultOf(portal, 'lists.field.get', { ...list, FIELD_ID: colour })).toMatchObject({
      L: { FIELD_ID: colour, ID: '2', NAME: 'Colour', DISPLAY_VALUES_FORM: { 1: 'Red', 2: 'Blue', 3: 'Green' } },
    })
    await resultOf(portal, 'lists.field.update', {
      ...list,
      FIELD_ID: colour,
      FIELDS: { NAME: 'Paint', TYPE: 'L', SORT: 7, LIST: { 1: { VALUE: 'Crimson' }, n0: { VALUE: 'White' } } },
    })
    const fields = await resultOf(portal, 'lists.field.get', list)
    expect(fields).toMatchObject({
      NAME: { IS_REQUIRED: 'Y' },
      PREVIEW_TEXT: { TYPE: 'PREVIEW_TEXT' },
      [colour]: { NAME: 'Paint', SORT: 7, DISPLAY_VALUES_FORM: { 1: 'Crimson', 4: 'White' } },
    })
    const types = await resultOf(portal, 'lists.field.type.get', list)
    expect(types).toMatchObject({ SORT: 'Sorting', 'S:Date': 'Date' })
    expect(types).not.toHaveProperty('PREVIEW_TEXT')
    await resultOf(portal, 'lists.field.delete', { ...list, FIELD_ID: colour })
    expect(await resultOf(portal, 'lists.field.get', { ...list, FIELD_ID: colour })).toEqual([])
  })
})

describe('elements of a list', () => {
  it('keep the values of its properties, each under an id, and are found by them', async () => {
    await using portal = await portalWithList()
    const width = await addField(portal, { NAME: 'Width', TYPE: 'N' })
    const since = await addField(portal, { NAME: 'Since', TYPE: 'S:Date' })
    const tags = await addField(portal, { NAME: 'Tags', TYPE: 'S', MULTIPLE: 'Y' })
    const colour = await addField(portal, { NAME: 'Colour', TYPE: 'L', LIST: { n0: { VALUE: 'Red' } } })
    await addElement(portal, 's', { [width]: 10, [since]: '2026-02-03', [tags]: { n0: 'a', n1: 'b' }, [colour]: 1 })
    await addElement(portal, 'm', { [width]: { n0: 20.5 }, [tags]: ['b'], [colour]: 99 })
    await addElement(portal, 'l', { [width]: 30 })
    const all = await callV2(portal, 'lists.element.get', { ...list, ELEMENT_ORDER: { [width]: 'desc' } })
    expect(all.body).toMatchObject({ total: 3, result: [{ CODE: 'l' }, { CODE: 'm' }, { CODE: 's' }] })
    const small = await firstElement(portal, { ELEMENT_CODE: 's' })
    expect(Object.values(small[width] ?? {})).toEqual(['10'])
    expect(Object.values(small[since] ?? {})).toEqual(['03.02.2026'])
    expect(Object.values(small[tags] ?? {})).toEqual(['a', 'b'])
    expect(Object.values(small[colour] ?? {})).toEqual(['1'])
    for (const [FILTER, codes] of [
      [{ [`>=${width}`]: 20 }, ['m', 'l']],
      [{ [`=${tags}`]: 'b' }, ['s', 'm']],
      [{ [`<${since}`]: '04.02.2026', NAME: 's' }, ['s']],
      [{ [colour]: 1 }, ['s']],
    ] as const)
      expect(await resultOf(portal, 'lists.element.get', { ...list, FILTER, SELECT: ['CODE'] })).toEqual(
        codes.map((CODE) => ({ ID: expect.any(String) as unknown, CODE })),
      )
  })

  it('lose what an update does not name, but for files', async () => {
    await using portal = await portalWithList()
    const note = await addField(portal, { NAME: 'Note', TYPE: 'S' })
    const paper = await addField(portal, { NAME: 'Paper', TYPE: 'F' })
    await addElement(portal, 'a', { [note]: 'kept?', [paper]: ['a.txt', Buffer.from('hello').toString('base64')] })
    await resultOf(portal, 'lists.element.update', { ...list, ELEMENT_ID: 1, FIELDS: { NAME: 'B' } })
    const row = await firstElement(portal, { ELEMENT_ID: 1 })
    expect(row).toMatchObject({ ID: '1', NAME: 'B', CODE: 'a' })
    expect(row).not.toHaveProperty(note)
    const file = { ...list, ELEMENT_ID: 1, FIELD_ID: paper.replace('PROPERTY_', '') }
    const urls = await resultOf(portal, 'lists.element.get.file.url', file)
    expect(await (await fetch(Array.isArray(urls) ? String(urls[0]) : '')).text()).toBe('hello')
    expect(await resultOf(portal, 'lists.element.delete', { ...list, ELEMENT_CODE: 'a' })).toBe(true)
    expect(await resultOf(portal, 'lists.element.get', list)).toEqual([])
  })

  it('lie in sections, and go with them', async () => {
    await using portal = await portalWithList()
    const section = async (SECTION_CODE: string, IBLOCK_SECTION_ID: number): Promise<unknown> =>
      resultOf(portal, 'lists.section.add', {
        ...list,
        SECTION_CODE,
        IBLOCK_SECTION_ID,
        FIELDS: { NAME: SECTION_CODE },
      })
    expect(await section('outer', 0)).toBe(1)
    expect(await section('inner', 1)).toBe(2)
    await resultOf(portal, 'lists.section.update', { ...list, SECTION_ID: 2, FIELDS: { NAME: 'Inside', SORT: 5 } })
    expect(await resultOf(portal, 'lists.section.get', { ...list, FILTER: { IBLOCK_SECTION_ID: 1 } })).toMatchObject([
      { ID: '2', NAME: 'Inside', SORT: '5', DEPTH_LEVEL: '2', IBLOCK_SECTION_ID: '1' },
    ])
    const inside = { ...list, ELEMENT_CODE: 'a', IBLOCK_SECTION_ID: 2, FIELDS: { NAME: 'A' } }
    await resultOf(portal, 'lists.element.add', inside)
    expect(await resultOf(portal, 'lists.element.get', { ...list, FILTER: { IBLOCK_SECTION_ID: 2 } })).toHaveLength(1)
    await resultOf(portal, 'lists.section.delete', { ...list, SECTION_CODE: 'outer' })
    expect(await resultOf(portal, 'lists.section.get', list)).toEqual([])
    expect(await resultOf(portal, 'lists.element.get', list)).toEqual([])
  })

  it('are kept apart from those of a list made after a reset', async () => {
    await using portal = await portalWithList()
    await addElement(portal, 'a', { [await addField(portal, { NAME: 'Note', TYPE: 'S' })]: 'old' })
    await portal.reset()
    await resultOf(portal, 'lists.add', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'b', FIELDS: { NAME: 'B' } })
    const field = await addField(portal, { NAME: 'Width', TYPE: 'N' })
    await addElement(portal, 'b', { [field]: 1.5 })
    const row = await firstElement(portal, {})
    expect(Object.values(row[field] ?? {})).toEqual(['1.5'])
  })
})

describe('lists are refused', () => {
  const named = { ...list, FIELDS: { NAME: 'A' } }
  it.each([
    { method: 'lists.get', params: {}, error: 'ERROR_REQUIRED_PARAMETERS_MISSING' },
    { method: 'lists.add', params: { ...named, IBLOCK_CODE: 'sizes' }, error: 'ERROR_IBLOCK_ALREADY_EXISTS' },
    { method: 'lists.update', params: list, error: 'ERROR_REQUIRED_PARAMETERS_MISSING' },
    { method: 'lists.delete', params: { ...list, IBLOCK_ID: 9 }, error: 'ERROR_IBLOCK_NOT_FOUND' },
    { method: 'lists.field.add', params: { ...list, FIELDS: { NAME: 'A', TYPE: 'X' } }, error: 'ERROR_SAVE_FIELD' },
    { method: 'lists.field.add', params: { ...list, FIELDS: { NAME: 'A', TYPE: 'NAME' } }, error: 'ERROR_SAVE_FIELD' },
    { method: 'lists.field.delete', params: { ...list, FIELD_ID: 'NAME' }, error: 'ERROR_DELETE_FIELD' },
    { method: 'lists.element.add', params: named, error: 'ERROR_REQUIRED_PARAMETERS_MISSING' },
    { method: 'lists.element.add', params: { ...named, ELEMENT_CODE: 'a' }, error: 'ERROR_ELEMENT_ALREADY_EXISTS' },
    { method: 'lists.element.add', params: { ...named, ELEMENT_CODE: 'b' }, error: 'ERROR_ELEMENT_FIELD_VALUE' },
    { method: 'lists.element.update', params: { ...named, ELEMENT_ID: 9 }, error: 'ERROR_ELEMENT_NOT_FOUND' },
    { method: 'lists.section.delete', params: { ...list, SECTION_ID: 9 }, error: 'ERROR_SECTION_NOT_FOUND' },
  ])('$method with $params: $error', async ({ method, params, error }) => {
    await using portal = await portalWithList()
    await addElement(portal, 'a', {})
    await addField(portal, { NAME: 'Width', TYPE: 'N', IS_REQUIRED: 'Y' })
    expect(await callV2(portal, method, params)).toMatchObject({ status: 400, body: { error } })
  })
})
