import type { WireMap } from '../../../wire-value.ts'
import type { Probe, ProbeCall } from '../../probe.ts'
import { catalogs, oneProduct, product, productId } from './catalogue.ts'

const pages = 'api-reference/catalog/product'
const iblockId = '$catalogs.catalogs.0.iblockId'
const get: Probe['requests'] = { got: ['catalog.product.get', { id: productId }] }
const setup = {
  catalogs,
  a: product({ name: 'Alpha', sort: 10 }),
  b: product({ name: 'Alphabet', sort: 20 }),
  c: product({ name: 'Gamma', sort: 30, active: 'N' }),
} as const satisfies Probe['setup']
const ids = ['$a.element.id', '$b.element.id', '$c.element.id']
const list = (filter: WireMap, params: WireMap = {}): ProbeCall => [
  'catalog.product.list',
  { filter: { iblockId, '@id': ids, ...filter }, select: ['id', 'iblockId'], order: { id: 'asc' }, ...params },
]

type Name = 'a' | 'b' | 'c'
const cases: readonly (readonly [what: string, filter: WireMap, found: readonly Name[]])[] = [
  ['a list of ids', {}, ['a', 'b', 'c']],
  ['an exact name', { name: 'Alpha' }, ['a']],
  ['a part of the name', { '%name': 'Alpha' }, ['a', 'b']],
  ['whether they are active', { active: 'N' }, ['c']],
  ['a number that is greater', { '>sort': 10 }, ['b', 'c']],
  ['a number that is not greater', { '<=sort': 20 }, ['a', 'b']],
  ['a name that is not theirs', { '!=name': 'Alpha' }, ['b', 'c']],
  ['two conditions', { active: 'Y', '>=sort': 20 }, ['b']],
]

/** Products of a catalogue. */
export const productProbes: readonly Probe[] = [
  {
    about: 'A new product is active and of the simple type.',
    page: `${pages}/catalog-product-add.md`,
    setup: oneProduct,
    requests: get,
    expect: [
      { path: 'got.result.product', has: { name: 'Probe', active: 'Y', type: 1, bundle: 'N', vatIncluded: 'N' } },
      { path: 'got.result.product.iblockId', is: iblockId },
    ],
  },
  {
    about: 'The caller made and changed a new product.',
    page: `${pages}/catalog-product-add.md`,
    setup: oneProduct,
    requests: get,
    expect: [
      { path: 'got.result.product.createdBy', is: '$me.id' },
      { path: 'got.result.product.modifiedBy', is: '$me.id' },
      { path: 'got.result.product.dateCreate', isNot: null },
    ],
  },
  {
    about: 'The type of a product is read only.',
    page: `${pages}/catalog-product-update.md`,
    setup: { ...oneProduct, changed: ['catalog.product.update', { id: productId, fields: { type: 3, name: 'New' } }] },
    requests: get,
    expect: [{ path: 'got.result.product', has: { type: 1, name: 'New' } }],
  },
  {
    about: 'A changed product keeps what was not named.',
    page: `${pages}/catalog-product-update.md`,
    setup: {
      catalogs,
      product: product({ code: 'probe-code', sort: 7 }),
      changed: ['catalog.product.update', { id: productId, fields: { name: 'New' } }],
    },
    requests: get,
    expect: [{ path: 'got.result.product', has: { name: 'New', code: 'probe-code', sort: 7 } }],
  },
  {
    about: 'A deleted product is not found any more.',
    page: `${pages}/catalog-product-delete.md`,
    setup: { ...oneProduct, deleted: ['catalog.product.delete', { id: productId }] },
    requests: get,
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.error', is: 200_040_300_000 },
    ],
  },
  ...(['service', 'sku'] as const).map((kind): Probe => ({
    about: `A new product of the kind ${kind} has the type of this kind.`,
    page: `${pages}/${kind}/catalog-product-${kind}-add.md`,
    setup: { catalogs },
    requests: { added: [`catalog.product.${kind}.add`, { fields: { iblockId, name: 'Probe' } }] },
    expect: [{ path: `added.result.${kind}.type`, is: kind === 'service' ? 7 : 3 }],
  })),
  ...cases.map(([what, filter, found]): Probe => ({
    about: `catalog.product.list finds products by ${what}.`,
    page: `${pages}/catalog-product-list.md`,
    setup,
    requests: { got: list(filter) },
    expect: [
      { path: 'got.result.products', is: found.map((name) => ({ id: `$${name}.element.id`, iblockId })) },
      { path: 'got.total', is: found.length },
    ],
  })),
  {
    about: 'catalog.product.list puts products in a falling order.',
    page: `${pages}/catalog-product-list.md`,
    setup,
    requests: { got: list({}, { order: { sort: 'desc' } }) },
    expect: [{ path: 'got.result.products', is: ids.toReversed().map((id) => ({ id, iblockId })) }],
  },
  {
    about: 'catalog.product.list without the catalogue in its filter is refused.',
    page: `${pages}/catalog-product-list.md`,
    requests: { got: ['catalog.product.list', { select: ['id', 'iblockId'] }] },
    expect: [
      { path: 'got.status', is: 400 },
      { path: 'got.error', is: 0 },
    ],
  },
  {
    about: 'catalog.product.list without the id and the catalogue in its select is refused.',
    page: `${pages}/catalog-product-list.md`,
    setup: { catalogs },
    requests: { got: ['catalog.product.list', { filter: { iblockId }, select: ['name'] }] },
    expect: [{ path: 'got.error', is: 0 }],
  },
]
