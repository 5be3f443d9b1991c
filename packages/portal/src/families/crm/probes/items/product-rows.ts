import type { Probe } from '../../../probe.ts'
import { refusals } from '../../../refusal-probe.ts'
import type { WireMap } from '../../../../wire-value.ts'
import { deal, nobody } from '../calls.ts'

const folder = 'api-reference/crm/universal/product-rows'
const row = (fields: WireMap = {}): Probe['requests'][string] => [
  'crm.item.productrow.add',
  { fields: { ownerId: '$deal', ownerType: 'D', productName: 'Chair', price: 70, quantity: 1, ...fields } },
]
const rowsOf = (owner: string): Probe['requests'][string] => [
  'crm.item.productrow.list',
  { filter: { '=ownerType': 'D', '=ownerId': owner }, order: { id: 'ASC' } },
]
const stored: Probe['requests'] = { got: ['crm.item.productrow.get', { id: '$row.productRow.id' }] }
const owner: Probe['requests'] = { got: ['crm.deal.get', { id: '$deal' }] }

const values: readonly Probe[] = [
  {
    about: 'A product row of a product has the name of that product.',
    page: `${folder}/crm-item-productrow-add.md`,
    setup: {
      deal: deal(),
      product: ['crm.product.add', { fields: { NAME: 'Probe chair', PRICE: 70 } }],
    },
    requests: {
      got: ['crm.item.productrow.add', { fields: { ownerId: '$deal', ownerType: 'D', productId: '$product' } }],
    },
    expect: [{ path: 'got.result.productRow', has: { productId: '$product', productName: 'Probe chair' } }],
  },
  {
    about: 'A product row of a product keeps a name of its own.',
    page: `${folder}/crm-item-productrow-add.md`,
    setup: { deal: deal(), product: ['crm.product.add', { fields: { NAME: 'Probe chair' } }] },
    requests: { got: row({ productId: '$product', productName: 'Seat' }) },
    expect: [{ path: 'got.result.productRow.productName', is: 'Seat' }],
  },
  {
    about: 'A product row is of one piece, and its discount is a percentage.',
    page: `${folder}/crm-item-productrow-add.md`,
    setup: { deal: deal() },
    requests: {
      got: [
        'crm.item.productrow.add',
        { fields: { ownerId: '$deal', ownerType: 'D', productName: 'Chair', price: 70 } },
      ],
    },
    expect: [{ path: 'got.result.productRow', has: { quantity: 1, discountTypeId: 2, price: 70 } }],
  },
  {
    about: 'An absolute discount of a product row has a rate.',
    page: `${folder}/crm-item-productrow-add.md`,
    setup: { deal: deal() },
    requests: { got: row({ price: 75, discountTypeId: 1, discountSum: 25 }) },
    expect: [{ path: 'got.result.productRow', has: { discountSum: 25, discountRate: 25, priceNetto: 100 } }],
  },
  {
    about: 'A percentage of discount of a product row has a sum.',
    page: `${folder}/crm-item-productrow-add.md`,
    setup: { deal: deal() },
    requests: { got: row({ price: 90, discountTypeId: 2, discountRate: 10 }) },
    expect: [{ path: 'got.result.productRow', has: { discountSum: 10, priceNetto: 100 } }],
  },
  {
    about: 'A price with its tax contains the tax.',
    page: `${folder}/crm-item-productrow-add.md`,
    setup: { deal: deal() },
    requests: { got: row({ price: 110, taxRate: 10, taxIncluded: 'Y' }) },
    expect: [{ path: 'got.result.productRow', has: { price: 110, priceExclusive: 100, taxIncluded: 'Y' } }],
  },
  {
    about: 'A product row stays with its owner.',
    page: `${folder}/crm-item-productrow-update.md`,
    setup: {
      deal: deal(),
      other: deal(),
      row: row(),
      changed: ['crm.item.productrow.update', { id: '$row.productRow.id', fields: { ownerId: '$other', price: 80 } }],
    },
    requests: stored,
    expect: [{ path: 'got.result.productRow', has: { ownerId: '$deal', ownerType: 'D', price: 80 } }],
  },
  {
    about: 'A deleted product row is not found any more.',
    page: `${folder}/crm-item-productrow-delete.md`,
    setup: {
      deal: deal(),
      row: row(),
      deleted: ['crm.item.productrow.delete', { id: '$row.productRow.id' }],
    },
    requests: stored,
    expect: [
      { path: 'deleted.result', is: null },
      { path: 'got.error', is: 'NOT_FOUND' },
    ],
  },
]

const owners: readonly Probe[] = [
  {
    about: 'The amount of a deal is the sum of its product rows.',
    page: `${folder}/crm-item-productrow-set.md`,
    setup: { deal: deal(), first: row({ price: 70, quantity: 2 }), second: row({ price: 10 }) },
    requests: owner,
    expect: [{ path: 'got.result.OPPORTUNITY', is: '150.00' }],
  },
  {
    about: 'The amount of a deal that is kept by hand is not that of its product rows.',
    page: `${folder}/crm-item-productrow-set.md`,
    setup: { deal: deal({ OPPORTUNITY: 5, IS_MANUAL_OPPORTUNITY: 'Y' }), first: row() },
    requests: owner,
    expect: [{ path: 'got.result.OPPORTUNITY', is: '5.00' }],
  },
  {
    about: 'A deleted product row is not in the amount of its deal.',
    page: `${folder}/crm-item-productrow-delete.md`,
    setup: {
      deal: deal(),
      row: row({ price: 70 }),
      second: row({ price: 10 }),
      deleted: ['crm.item.productrow.delete', { id: '$row.productRow.id' }],
    },
    requests: owner,
    expect: [{ path: 'got.result.OPPORTUNITY', is: '10.00' }],
  },
  {
    about: 'A set of product rows takes the place of those that were there.',
    page: `${folder}/crm-item-productrow-set.md`,
    setup: {
      deal: deal(),
      first: row(),
      set: [
        'crm.item.productrow.set',
        { ownerId: '$deal', ownerType: 'D', productRows: [{ productName: 'Desk', price: 200, quantity: 1 }] },
      ],
    },
    requests: { got: rowsOf('$deal') },
    expect: [
      { path: 'got.result.productRows', has: [{ productName: 'Desk', price: 200 }] },
      { path: 'got.result.productRows', count: 1 },
    ],
  },
  {
    about: 'Product rows of one deal are not listed with those of another one.',
    page: `${folder}/crm-item-productrow-list.md`,
    setup: { deal: deal(), other: deal(), mine: row({ price: 1 }), theirs: row({ price: 2, ownerId: '$other' }) },
    requests: { got: rowsOf('$other') },
    expect: [
      { path: 'got.result.productRows', has: [{ id: '$theirs.productRow.id', ownerId: '$other' }] },
      { path: 'got.result.productRows', count: 1 },
      { path: 'got.total', is: 1 },
    ],
  },
  {
    about: 'Rows of the classic method are those of the items.',
    page: 'api-reference/crm/deals/crm-deal-productrows-set.md',
    setup: {
      deal: deal(),
      set: ['crm.deal.productrows.set', { id: '$deal', rows: [{ PRODUCT_NAME: 'Lamp', PRICE: 9.5, QUANTITY: 2 }] }],
    },
    requests: { got: rowsOf('$deal'), classic: ['crm.deal.productrows.get', { id: '$deal' }] },
    expect: [
      { path: 'set.result', is: true },
      { path: 'got.result.productRows', has: [{ productName: 'Lamp', price: 9.5, quantity: 2 }] },
      { path: 'classic.result', has: [{ OWNER_ID: '$deal:text', PRODUCT_NAME: 'Lamp', PRICE: 9.5, QUANTITY: 2 }] },
    ],
  },
  {
    about: 'A deleted deal takes its product rows along.',
    page: 'api-reference/crm/deals/crm-deal-delete.md',
    setup: { deal: deal(), row: row(), deleted: ['crm.deal.delete', { id: '$deal' }] },
    requests: stored,
    expect: [{ path: 'got.status', is: 400 }],
  },
]

const refused = refusals(folder, [
  {
    about: 'A product row of a deal that does not exist is refused.',
    page: 'crm-item-productrow-add',
    call: ['crm.item.productrow.add', { fields: { ownerId: nobody, ownerType: 'D', productName: 'A', price: 1 } }],
    error: 'OWNER_NOT_FOUND',
  },
  {
    about: 'A product row of an unknown kind of owner is refused.',
    page: 'crm-item-productrow-add',
    call: ['crm.item.productrow.add', { fields: { ownerId: 1, ownerType: 'ZZ', productName: 'A', price: 1 } }],
    error: 'ENTITY_TYPE_NOT_SUPPORTED',
  },
  {
    about: 'A product row without fields is refused.',
    page: 'crm-item-productrow-add',
    call: ['crm.item.productrow.add'],
    error: 100,
  },
  {
    about: 'A product row that does not exist is not found.',
    page: 'crm-item-productrow-get',
    call: ['crm.item.productrow.get', { id: nobody }],
    error: 'NOT_FOUND',
  },
  {
    about: 'A product row that does not exist is not changed.',
    page: 'crm-item-productrow-update',
    call: ['crm.item.productrow.update', { id: nobody, fields: { price: 1 } }],
    error: 'NOT_FOUND',
  },
  {
    about: 'A product row that does not exist is not deleted.',
    page: 'crm-item-productrow-delete',
    call: ['crm.item.productrow.delete', { id: nobody }],
    error: 'NOT_FOUND',
  },
  {
    about: 'A set of product rows without the rows is refused.',
    page: 'crm-item-productrow-set',
    setup: { deal: deal() },
    call: ['crm.item.productrow.set', { ownerId: '$deal', ownerType: 'D' }],
    error: 100,
  },
])

export const productRowProbes: readonly Probe[] = [...values, ...owners, ...refused]
