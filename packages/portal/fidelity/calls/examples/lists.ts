import type { FamilyExamples } from './example.ts'

const list = { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: 1 }
const element = { ...list, ELEMENT_ID: 1 }
const fields = { NAME: 'A', PROPERTY_2: 1, PROPERTY_3: ['a.txt', 'YQ=='] }

/** List 1 has the properties 2, a choice, and 3, a file, an element and a section. */
export const listExamples: FamilyExamples = {
  firstCalls: [
    ['lists.add', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'a', FIELDS: { NAME: 'A' }, SOCNET_GROUP_ID: 1 }],
    [
      'lists.field.add',
      { ...list, FIELDS: { NAME: 'A', TYPE: 'L', LIST: { n0: { VALUE: 'A' } }, DEFAULT_VALUE: '1' } },
    ],
    ['lists.field.add', { ...list, FIELDS: { NAME: 'B', TYPE: 'F' } }],
    ['lists.element.add', { ...list, ELEMENT_CODE: 'a', FIELDS: fields }],
    ['lists.section.add', { ...list, SECTION_CODE: 'a', FIELDS: { NAME: 'A' } }],
    ['lists.add', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'b', FIELDS: { NAME: 'B' } }],
    ['lists.field.add', { ...list, FIELDS: { NAME: 'C', TYPE: 'S' } }],
    ['lists.element.add', { ...list, ELEMENT_CODE: 'b', FIELDS: { NAME: 'B' } }],
    ['lists.section.add', { ...list, SECTION_CODE: 'b', FIELDS: { NAME: 'B' } }],
  ],
  params: {
    'lists.add': { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'c', FIELDS: { NAME: 'C' } },
    'lists.get': { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: 1 },
    'lists.get.iblock.type.id': { IBLOCK_ID: 1 },
    'lists.update': { ...list, FIELDS: { NAME: 'A' } },
    'lists.delete': { ...list, IBLOCK_ID: 2 },
    'lists.field.add': { ...list, FIELDS: { NAME: 'D', TYPE: 'S' } },
    'lists.field.update': { ...list, FIELD_ID: 'PROPERTY_3', FIELDS: { NAME: 'B', TYPE: 'F' } },
    'lists.field.get': { ...list, FIELD_ID: 'PROPERTY_2' },
    'lists.field.type.get': list,
    'lists.field.delete': { ...list, FIELD_ID: 'PROPERTY_5' },
    'lists.element.add': { ...list, ELEMENT_CODE: 'c', FIELDS: fields },
    'lists.element.update': { ...element, FIELDS: fields },
    'lists.element.get': list,
    'lists.element.get.file.url': { ...element, FIELD_ID: 3 },
    'lists.element.delete': { ...list, ELEMENT_ID: 2 },
    'lists.section.add': { ...list, SECTION_CODE: 'c', FIELDS: { NAME: 'C' } },
    'lists.section.update': { ...list, SECTION_ID: 1, FIELDS: { NAME: 'A' } },
    'lists.section.get': list,
    'lists.section.delete': { ...list, SECTION_ID: 2 },
  },
}
