import type { Probe, ProbeCall } from '../../probe.ts'
import { oneProduct, price, priceTypes, productId } from './catalogue.ts'

const pages = 'api-reference/catalog'
const onePrice = { ...oneProduct, types: priceTypes, price: price() } as const satisfies Probe['setup']
const document: ProbeCall = [
  'catalog.document.add',
  { fields: { docType: 'A', responsibleId: '$me.id', currency: 'USD' } },
]
const documentId = '$document.document.id'
const statusOf: ProbeCall = ['catalog.document.list', { filter: { id: documentId }, select: ['id', 'status'] }]

/** Prices, stores, taxes and documents of a stock. */
export const priceProbes: readonly Probe[] = [
  {
    about: 'A second price of one type for one product is refused.',
    page: `${pages}/price/catalog-price-add.md`,
    setup: onePrice,
    requests: { second: price() },
    expect: [
      { path: 'second.status', is: 400 },
      { path: 'second.error', is: 0 },
    ],
  },
  {
    about: 'A changed price is the price of its product.',
    page: `${pages}/price/catalog-price-update.md`,
    setup: {
      ...onePrice,
      changed: ['catalog.price.update', { id: '$price.price.id', fields: { price: 20, currency: 'USD' } }],
    },
    requests: { got: ['catalog.price.list', { filter: { productId }, select: ['id', 'price'] }] },
    expect: [{ path: 'got.result.prices', is: [{ id: '$price.price.id', price: 20 }] }],
  },
  {
    about: 'Prices are found by a number that they are above.',
    page: `${pages}/price/catalog-price-list.md`,
    setup: onePrice,
    requests: {
      below: ['catalog.price.list', { filter: { productId, '>price': 10 }, select: ['id'] }],
      from: ['catalog.price.list', { filter: { productId, '>=price': 10 }, select: ['id'] }],
    },
    expect: [
      { path: 'below.result.prices', count: 0 },
      { path: 'from.result.prices', count: 1 },
    ],
  },
  {
    about: 'Prices that are set for a product together take the place of those before.',
    page: `${pages}/price/catalog-price-modify.md`,
    setup: onePrice,
    requests: {
      modified: [
        'catalog.price.modify',
        {
          fields: {
            product: {
              id: productId,
              prices: [{ id: '$price.price.id', catalogGroupId: '$types.priceTypes.0.id', currency: 'USD', price: 30 }],
            },
          },
        },
      ],
      got: ['catalog.price.list', { filter: { productId }, select: ['id', 'price'] }],
    },
    expect: [{ path: 'got.result.prices', is: [{ id: '$price.price.id', price: 30 }] }],
  },
  {
    about: 'A deleted price is not found any more.',
    page: `${pages}/price/catalog-price-delete.md`,
    setup: { ...onePrice, deleted: ['catalog.price.delete', { id: '$price.price.id' }] },
    requests: { got: ['catalog.price.get', { id: '$price.price.id' }] },
    expect: [{ path: 'got.error', is: '' }],
  },
  {
    about: 'A new store is active, sorted by 100, and no place of issue.',
    page: `${pages}/store/catalog-store-add.md`,
    setup: { store: ['catalog.store.add', { fields: { title: 'Probe', address: 'Probe street' } }] },
    requests: { got: ['catalog.store.get', { id: '$store.store.id' }] },
    expect: [{ path: 'got.result.store', has: { title: 'Probe', active: 'Y', sort: 100, issuingCenter: 'N' } }],
  },
  {
    about: 'A store without an address is refused.',
    page: `${pages}/store/catalog-store-add.md`,
    requests: { added: ['catalog.store.add', { fields: { title: 'Probe' } }] },
    expect: [{ path: 'added.error', is: 0 }],
  },
  {
    about: 'A new tax is active and sorted by 100.',
    page: `${pages}/vat/catalog-vat-add.md`,
    setup: { vat: ['catalog.vat.add', { fields: { name: 'Probe', rate: 7 } }] },
    requests: { got: ['catalog.vat.get', { id: '$vat.vat.id' }] },
    expect: [{ path: 'got.result', has: { name: 'Probe', rate: 7, active: 'Y', sort: 100 } }],
  },
  {
    about: 'A new document of a stock is not conducted.',
    page: `${pages}/document/catalog-document-add.md`,
    setup: { me: ['im.user.get'], document },
    requests: { got: statusOf },
    expect: [{ path: 'got.result.documents', is: [{ id: documentId, status: 'N' }] }],
  },
  {
    about: 'A document of a stock that is conducted says so until it is canceled.',
    page: `${pages}/document/catalog-document-conduct.md`,
    setup: { me: ['im.user.get'], document },
    requests: {
      conducted: ['catalog.document.conductList', { documentIds: [documentId] }],
      on: statusOf,
      canceled: ['catalog.document.cancelList', { documentIds: [documentId] }],
      off: statusOf,
    },
    expect: [
      { path: 'conducted.result', is: true },
      { path: 'on.result.documents.0.status', is: 'Y' },
      { path: 'off.result.documents.0.status', is: 'N' },
    ],
  },
]
