import type { Probe } from '../../probe.ts'
import { oneOrder, persons } from './order.ts'

const pages = 'api-reference/sale'
const property = (code: string): Probe['requests'][string] => [
  'sale.property.add',
  {
    fields: {
      personTypeId: '$persons.personTypes.0.id',
      propsGroupId: '$group.propertyGroup.id',
      name: code.toLowerCase(),
      code,
      type: 'STRING',
    },
  },
]
const properties = {
  persons,
  group: ['sale.propertygroup.add', { fields: { personTypeId: '$persons.personTypes.0.id', name: 'Probe' } }],
  phone: property('PHONE'),
  city: property('CITY'),
} as const satisfies Probe['setup']
const values = (...propertyValues: readonly { orderPropsId: string; value: string }[]): Probe['requests'][string] => [
  'sale.propertyvalue.modify',
  { fields: { order: { id: '$order.order.id', propertyValues } } },
]

/** Statuses, types of payers, properties of orders. */
export const dictionaryProbes: readonly Probe[] = [
  {
    about: 'Every shop has the status N, of orders.',
    page: `${pages}/status/sale-status-get.md`,
    requests: { got: ['sale.status.get', { id: 'N' }] },
    expect: [{ path: 'got.result.status', has: { id: 'N', type: 'O' } }],
  },
  {
    about: 'Statuses are found by their ids and put in order.',
    page: `${pages}/status/sale-status-list.md`,
    requests: { got: ['sale.status.list', { filter: { '@id': ['N', 'F'] }, order: { id: 'asc' }, select: ['id'] }] },
    expect: [{ path: 'got.result.statuses', is: [{ id: 'F' }, { id: 'N' }] }],
  },
  {
    about: 'A status whose id is taken is refused.',
    page: `${pages}/status/sale-status-add.md`,
    requests: { added: ['sale.status.add', { fields: { id: 'N', type: 'O' } }] },
    expect: [{ path: 'added.error', is: '201350000001' }],
  },
  {
    about: 'A new property of orders is active, single, and not required.',
    page: `${pages}/property/sale-property-add.md`,
    setup: properties,
    requests: { got: ['sale.property.get', { id: '$phone.property.id' }] },
    expect: [{ path: 'got.result.property', has: { active: 'Y', multiple: 'N', required: 'N', type: 'STRING' } }],
  },
  {
    about: 'The values of the properties of an order are replaced as a whole.',
    page: `${pages}/property-value/sale-property-value-modify.md`,
    setup: {
      ...oneOrder,
      ...properties,
      both: values(
        { orderPropsId: '$phone.property.id', value: '+1' },
        { orderPropsId: '$city.property.id', value: 'Oslo' },
      ),
    },
    requests: {
      modified: values({ orderPropsId: '$city.property.id', value: 'Rome' }),
      got: ['sale.propertyvalue.list', { filter: { orderId: '$order.order.id' } }],
    },
    expect: [
      { path: 'both.result.propertyValues', count: 2 },
      { path: 'got.result.propertyValues', count: 1 },
      { path: 'got.result.propertyValues.0', has: { value: 'Rome', code: 'CITY' } },
    ],
  },
  {
    about: 'Values of a property that does not exist are refused.',
    page: `${pages}/property-value/sale-property-value-modify.md`,
    setup: oneOrder,
    requests: {
      modified: [
        'sale.propertyvalue.modify',
        { fields: { order: { id: '$order.order.id', propertyValues: [{ orderPropsId: 999_999_999, value: 'a' }] } } },
      ],
    },
    expect: [{ path: 'modified.error', is: 0 }],
  },
  {
    about: 'Values for an order that does not exist are refused.',
    page: `${pages}/property-value/sale-property-value-modify.md`,
    requests: {
      modified: ['sale.propertyvalue.modify', { fields: { order: { id: 999_999_999, propertyValues: [] } } }],
    },
    expect: [{ path: 'modified.error', is: '201240400001' }],
  },
  {
    about: 'Variants of a property are those of this property.',
    page: `${pages}/property-variant/sale-property-variant-list.md`,
    setup: {
      ...properties,
      a: ['sale.propertyvariant.add', { fields: { orderPropsId: '$phone.property.id', name: 'A', value: 'a' } }],
      b: ['sale.propertyvariant.add', { fields: { orderPropsId: '$city.property.id', name: 'B', value: 'b' } }],
    },
    requests: { got: ['sale.propertyvariant.list', { filter: { orderPropsId: '$city.property.id' }, select: ['id'] }] },
    expect: [{ path: 'got.result.propertyVariants', is: [{ id: '$b.propertyVariant.id' }] }],
  },
  {
    about: 'A group of properties is renamed and keeps its type of payers.',
    page: `${pages}/property-group/sale-property-group-update.md`,
    setup: properties,
    requests: {
      changed: [
        'sale.propertygroup.update',
        { id: '$group.propertyGroup.id', fields: { name: 'New', personTypeId: '$persons.personTypes.0.id' } },
      ],
      got: ['sale.propertygroup.get', { id: '$group.propertyGroup.id' }],
    },
    expect: [
      { path: 'got.result.propertyGroup.name', is: 'New' },
      { path: 'got.result.propertyGroup.personTypeId', is: '$persons.personTypes.0.id' },
    ],
  },
]
