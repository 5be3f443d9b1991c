import type { Probe } from '../probe.ts'
import { refusals } from '../refusal-probe.ts'
import type { WireMap } from '../../wire-value.ts'

const folder = 'api-reference/lists'
const nobody = 999_999_999
/** The id of a new lead makes a code that no list has. */
const made: NonNullable<Probe['setup']> = {
  marker: ['crm.lead.add', { fields: { TITLE: 'Probe' } }],
  list: ['lists.add', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'probe{$marker}', FIELDS: { NAME: 'Probe', SORT: 500 } }],
}
const list: WireMap = { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: '$list' }
const without: Probe['requests'][string] = ['lists.delete', list]
const element = (ELEMENT_CODE: string, fields: WireMap = {}, more: WireMap = {}): Probe['requests'][string] => [
  'lists.element.add',
  { ...list, ELEMENT_CODE, FIELDS: { NAME: ELEMENT_CODE, ...fields }, ...more },
]
const field = (FIELDS: WireMap): Probe['requests'][string] => ['lists.field.add', { ...list, FIELDS }]
const elements = (params: WireMap): Probe['requests'][string] => ['lists.element.get', { ...list, ...params }]
const width = field({ NAME: 'Width', TYPE: 'N' })
const three: NonNullable<Probe['setup']> = {
  ...made,
  width,
  small: element('small', { $width: 10 }),
  middle: element('middle', { $width: 20 }),
  large: element('large', { $width: 30 }),
}

const lists: readonly Probe[] = [
  {
    about: 'A list is found by its code.',
    page: `${folder}/lists/lists-get.md`,
    setup: made,
    requests: { got: ['lists.get', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'probe{$marker}' }], without },
    expect: [
      {
        path: 'got.result',
        has: [{ ID: '$list:text', NAME: 'Probe', CODE: 'probe{$marker}', IBLOCK_TYPE_ID: 'lists' }],
      },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'A list gets another name.',
    page: `${folder}/lists/lists-update.md`,
    setup: { ...made, changed: ['lists.update', { ...list, FIELDS: { NAME: 'Changed' } }] },
    requests: { got: ['lists.get', list], without },
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result.0.NAME', is: 'Changed' },
    ],
  },
  {
    about: 'A list knows its type.',
    page: `${folder}/lists/lists-get-iblock-type-id.md`,
    setup: made,
    requests: { got: ['lists.get.iblock.type.id', { IBLOCK_ID: '$list' }], without },
    expect: [{ path: 'got.result', is: 'lists' }],
  },
  {
    about: 'A deleted list takes its elements along.',
    page: `${folder}/lists/lists-delete.md`,
    setup: { ...made, element: element('one'), without },
    requests: {
      got: ['lists.get', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'probe{$marker}' }],
      elements: elements({}),
    },
    expect: [
      { path: 'got.result', is: [] },
      { path: 'elements.error', is: 'ERROR_IBLOCK_NOT_FOUND' },
    ],
  },
  {
    about: 'A second list of the same code is refused.',
    page: `${folder}/lists/lists-add.md`,
    setup: made,
    requests: {
      got: ['lists.add', { IBLOCK_TYPE_ID: 'lists', IBLOCK_CODE: 'probe{$marker}', FIELDS: { NAME: 'Again' } }],
      without,
    },
    expect: [{ path: 'got.error', is: 'ERROR_IBLOCK_ALREADY_EXISTS' }],
  },
]

const rows: readonly Probe[] = [
  {
    about: 'The value of a property is kept under an id of its own.',
    page: `${folder}/elements/lists-element-get.md`,
    setup: three,
    requests: { got: elements({ ELEMENT_CODE: 'small' }), without },
    expect: [
      { path: 'got.result', has: [{ ID: '$small:text', NAME: 'small', CODE: 'small' }] },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'Elements are found by a span of a property.',
    page: `${folder}/elements/lists-element-get.md`,
    setup: three,
    requests: {
      got: elements({ FILTER: { '>={$width}': 20 }, ELEMENT_ORDER: { ID: 'ASC' } }),
      less: elements({ FILTER: { '<{$width}': 20 } }),
      without,
    },
    expect: [
      { path: 'got.result', has: [{ CODE: 'middle' }, { CODE: 'large' }] },
      { path: 'got.result', count: 2 },
      { path: 'less.result', has: [{ CODE: 'small' }] },
      { path: 'less.result', count: 1 },
    ],
  },
  {
    about: 'Elements come in the order of a property.',
    page: `${folder}/elements/lists-element-get.md`,
    setup: three,
    requests: { got: elements({ ELEMENT_ORDER: { $width: 'DESC' } }), without },
    expect: [
      { path: 'got.result', has: [{ CODE: 'large' }, { CODE: 'middle' }, { CODE: 'small' }] },
      { path: 'got.total', is: 3 },
      { path: 'got.next', isThere: false },
    ],
  },
  {
    about: 'Elements are found by their name and by what is not their name.',
    page: `${folder}/elements/lists-element-get.md`,
    setup: three,
    requests: {
      got: elements({ FILTER: { NAME: 'middle' } }),
      others: elements({ FILTER: { '!NAME': 'middle' } }),
      without,
    },
    expect: [
      { path: 'got.result', has: [{ CODE: 'middle' }] },
      { path: 'got.result', count: 1 },
      { path: 'others.result', count: 2 },
    ],
  },
  {
    about: 'An element loses the properties that a change does not name.',
    page: `${folder}/elements/lists-element-update.md`,
    setup: {
      ...made,
      width,
      small: element('small', { $width: 10 }),
      changed: ['lists.element.update', { ...list, ELEMENT_ID: '$small', FIELDS: { NAME: 'Changed' } }],
    },
    requests: { got: elements({ FILTER: { '={$width}': 10 } }), one: elements({ ELEMENT_ID: '$small' }), without },
    expect: [
      { path: 'one.result', has: [{ NAME: 'Changed', CODE: 'small' }] },
      { path: 'got.result', is: [] },
    ],
  },
  {
    about: 'A second element of the same code is refused.',
    page: `${folder}/elements/lists-element-add.md`,
    setup: { ...made, first: element('one') },
    requests: { got: element('one'), without },
    expect: [{ path: 'got.error', is: 'ERROR_ELEMENT_ALREADY_EXISTS' }],
  },
  {
    about: 'An element without a required property is refused.',
    page: `${folder}/elements/lists-element-add.md`,
    setup: { ...made, field: field({ NAME: 'Width', TYPE: 'N', IS_REQUIRED: 'Y' }) },
    requests: { got: element('one'), without },
    expect: [{ path: 'got.error', is: 'ERROR_ELEMENT_FIELD_VALUE' }],
  },
  {
    about: 'A deleted element is not listed any more.',
    page: `${folder}/elements/lists-element-delete.md`,
    setup: {
      ...made,
      first: element('one'),
      second: element('two'),
      deleted: ['lists.element.delete', { ...list, ELEMENT_ID: '$first' }],
    },
    requests: { got: elements({}), without },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.result', has: [{ ID: '$second:text' }] },
      { path: 'got.result', count: 1 },
    ],
  },
  {
    about: 'A deleted section takes its sections and elements along.',
    page: `${folder}/sections/lists-section-delete.md`,
    setup: {
      ...made,
      outer: ['lists.section.add', { ...list, SECTION_CODE: 'outer', FIELDS: { NAME: 'Outer' } }],
      inner: [
        'lists.section.add',
        { ...list, SECTION_CODE: 'inner', IBLOCK_SECTION_ID: '$outer', FIELDS: { NAME: 'Inner' } },
      ],
      one: element('one', {}, { IBLOCK_SECTION_ID: '$inner' }),
      before: ['lists.section.get', { ...list, FILTER: { IBLOCK_SECTION_ID: '$outer' } }],
      deleted: ['lists.section.delete', { ...list, SECTION_ID: '$outer' }],
    },
    requests: { got: ['lists.section.get', list], elements: elements({}), without },
    expect: [
      { path: 'before.result', has: [{ ID: '$inner:text', NAME: 'Inner' }] },
      { path: 'got.result', is: [] },
      { path: 'elements.result', is: [] },
    ],
  },
  {
    about: 'A field of a list has values with ids that are changed under them.',
    page: `${folder}/fields/lists-field-update.md`,
    setup: {
      ...made,
      colour: field({ NAME: 'Colour', TYPE: 'L', LIST: { n0: { VALUE: 'Red', SORT: 10 } } }),
      changed: [
        'lists.field.update',
        {
          ...list,
          FIELD_ID: '$colour',
          FIELDS: { NAME: 'Paint', TYPE: 'L', LIST: { n0: { VALUE: 'Blue', SORT: 20 } } },
        },
      ],
    },
    requests: { got: ['lists.field.get', { ...list, FIELD_ID: '$colour' }], without },
    expect: [
      { path: 'changed.result', is: true },
      { path: 'got.result.L', has: { FIELD_ID: '$colour', NAME: 'Paint' } },
    ],
  },
  {
    about: 'A deleted field of a list is not described any more.',
    page: `${folder}/fields/lists-field-delete.md`,
    setup: { ...made, width, deleted: ['lists.field.delete', { ...list, FIELD_ID: '$width' }] },
    requests: { got: ['lists.field.get', { ...list, FIELD_ID: '$width' }], without },
    expect: [{ path: 'got.result', is: [] }],
  },
]

const refused = refusals(folder, [
  {
    about: 'Lists without a type are refused.',
    page: 'lists/lists-get',
    call: ['lists.get'],
    error: 'ERROR_REQUIRED_PARAMETERS_MISSING',
  },
  {
    about: 'A list that does not exist is not deleted.',
    page: 'lists/lists-delete',
    call: ['lists.delete', { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: nobody }],
    error: 'ERROR_IBLOCK_NOT_FOUND',
  },
  {
    about: 'A list that does not exist has no elements.',
    page: 'elements/lists-element-get',
    call: ['lists.element.get', { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: nobody }],
    error: 'ERROR_IBLOCK_NOT_FOUND',
  },
  {
    about: 'A section of a list that does not exist is not deleted.',
    page: 'sections/lists-section-delete',
    call: ['lists.section.delete', { IBLOCK_TYPE_ID: 'lists', IBLOCK_ID: nobody, SECTION_ID: nobody }],
    error: 'ERROR_SECTION_NOT_FOUND',
  },
])

/** What the documentation says of the behaviour of `lists.*`. */
export const listsProbes: readonly Probe[] = [...lists, ...rows, ...refused]
