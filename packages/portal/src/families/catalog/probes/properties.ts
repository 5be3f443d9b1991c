import type { Probe } from '../../probe.ts'
import { catalogs, product, property } from './catalogue.ts'

const pages = 'api-reference/catalog'
const choice = property({ propertyType: 'L', name: 'Size' })
const value = (text: string) =>
  [
    'catalog.productPropertyEnum.add',
    { fields: { propertyId: '$choice.productProperty.id', value: text, xmlId: `probe-${text}` } },
  ] as const

const colour = 'property{$colour.productProperty.id}'
const sizes = 'property{$sizes.productProperty.id}'
const withValues = {
  catalogs,
  colour: property(),
  sizes: property({ name: 'Sizes', multiple: 'Y' }),
  product: product({ [colour]: { value: 'red' }, [sizes]: [{ value: 'S' }, { value: 'M' }] }),
} as const satisfies Probe['setup']
const get = ['catalog.product.get', { id: '$product.element.id' }] as const

/** Properties of products, and the values that a property offers. */
export const propertyProbes: readonly Probe[] = [
  {
    about: 'A new property of products is active, single and not required.',
    page: `${pages}/product-property/catalog-product-property-add.md`,
    setup: { catalogs, property: property() },
    requests: { got: ['catalog.productProperty.get', { id: '$property.productProperty.id' }] },
    expect: [
      {
        path: 'got.result.productProperty',
        has: { name: 'Colour', propertyType: 'S', active: 'Y', multiple: 'N', isRequired: 'N' },
      },
    ],
  },
  {
    about: 'A property is a field of the products of its catalogue.',
    page: `${pages}/product/catalog-product-add.md`,
    setup: withValues,
    requests: { got: get },
    expect: [
      { path: `got.result.product.${colour}.value`, is: 'red' },
      { path: `got.result.product.${sizes}`, has: [{ value: 'S' }, { value: 'M' }] },
      { path: `got.result.product.${colour}.valueId`, isThere: true },
    ],
  },
  {
    about: 'The value of a property of a product is changed, and those of other properties stay.',
    page: `${pages}/product/catalog-product-update.md`,
    setup: {
      ...withValues,
      changed: ['catalog.product.update', { id: '$product.element.id', fields: { [colour]: { value: 'blue' } } }],
    },
    requests: { got: get },
    expect: [
      { path: `got.result.product.${colour}.value`, is: 'blue' },
      { path: `got.result.product.${sizes}`, has: [{ value: 'S' }, { value: 'M' }] },
    ],
  },
  {
    about: 'catalog.product.list finds products by a property and shows it when it is selected.',
    page: `${pages}/product/catalog-product-list.md`,
    setup: withValues,
    requests: {
      got: [
        'catalog.product.list',
        { filter: { iblockId: '$catalogs.catalogs.0.iblockId', [colour]: 'red' }, select: ['id', 'iblockId', colour] },
      ],
      none: [
        'catalog.product.list',
        { filter: { iblockId: '$catalogs.catalogs.0.iblockId', [colour]: 'green' }, select: ['id', 'iblockId'] },
      ],
    },
    expect: [
      { path: 'got.result.products', count: 1 },
      { path: 'got.result.products.0.id', is: '$product.element.id' },
      { path: `got.result.products.0.${colour}.value`, is: 'red' },
      { path: 'none.result.products', count: 0 },
    ],
  },
  {
    about: 'The values of a property are found by their property and put in order.',
    page: `${pages}/product-property-enum/catalog-product-property-enum-list.md`,
    setup: { catalogs, choice, a: value('S'), b: value('M') },
    requests: {
      got: [
        'catalog.productPropertyEnum.list',
        { filter: { propertyId: '$choice.productProperty.id' }, order: { id: 'desc' }, select: ['id', 'value'] },
      ],
    },
    expect: [
      {
        path: 'got.result.productPropertyEnums',
        is: [
          { id: '$b.productPropertyEnum.id', value: 'M' },
          { id: '$a.productPropertyEnum.id', value: 'S' },
        ],
      },
    ],
  },
  {
    about: 'A new value of a property is not the usual one.',
    page: `${pages}/product-property-enum/catalog-product-property-enum-add.md`,
    setup: { catalogs, choice, a: value('S') },
    requests: { got: ['catalog.productPropertyEnum.get', { id: '$a.productPropertyEnum.id' }] },
    expect: [{ path: 'got.result.productPropertyEnum', has: { def: 'N', value: 'S' } }],
  },
  {
    about: 'A deleted property of products is not found any more.',
    page: `${pages}/product-property/catalog-product-property-delete.md`,
    setup: {
      catalogs,
      property: property(),
      deleted: ['catalog.productProperty.delete', { id: '$property.productProperty.id' }],
    },
    requests: { got: ['catalog.productProperty.get', { id: '$property.productProperty.id' }] },
    expect: [{ path: 'got.error', is: '' }],
  },
  {
    about: 'A section of a catalogue is active and sorted by 500 unless the caller says otherwise.',
    page: `${pages}/section/catalog-section-add.md`,
    setup: {
      catalogs,
      section: ['catalog.section.add', { fields: { iblockId: '$catalogs.catalogs.0.iblockId', name: 'Probe' } }],
    },
    requests: { got: ['catalog.section.get', { id: '$section.section.id' }] },
    expect: [{ path: 'got.result.section', has: { name: 'Probe', active: 'Y', sort: 500 } }],
  },
  {
    about: 'Sections are found by the section that they lie in.',
    page: `${pages}/section/catalog-section-list.md`,
    setup: {
      catalogs,
      section: ['catalog.section.add', { fields: { iblockId: '$catalogs.catalogs.0.iblockId', name: 'Probe' } }],
      inner: [
        'catalog.section.add',
        {
          fields: {
            iblockId: '$catalogs.catalogs.0.iblockId',
            iblockSectionId: '$section.section.id',
            name: 'Inner',
          },
        },
      ],
    },
    requests: {
      got: [
        'catalog.section.list',
        {
          filter: { iblockId: '$catalogs.catalogs.0.iblockId', iblockSectionId: '$section.section.id' },
          select: ['id', 'name'],
        },
      ],
    },
    expect: [{ path: 'got.result.sections', is: [{ id: '$inner.section.id', name: 'Inner' }] }],
  },
  {
    about: 'A picture of a product is not found by another product.',
    page: `${pages}/product-image/catalog-product-image-get.md`,
    setup: {
      catalogs,
      product: product(),
      other: product(),
      image: [
        'catalog.productImage.add',
        { fields: { productId: '$product.element.id', type: 'MORE_PHOTO' }, fileContent: ['a.png', 'aGk='] },
      ],
    },
    requests: {
      own: ['catalog.productImage.get', { productId: '$product.element.id', id: '$image.productImage.id' }],
      other1: ['catalog.productImage.get', { productId: '$other.element.id', id: '$image.productImage.id' }],
    },
    expect: [
      { path: 'own.result.productImage.id', is: '$image.productImage.id' },
      { path: 'other1.error', is: 0 },
    ],
  },
]
