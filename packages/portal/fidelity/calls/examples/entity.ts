import type { FamilyExamples } from './example.ts'

const store = { ENTITY: 'a' }

/** The storage `a` has two items, two sections and two properties; `b` is there to be deleted. */
export const entityExamples: FamilyExamples = {
  firstCalls: [
    ['entity.add', { ...store, NAME: 'A', ACCESS: { AU: 'R', U577: 'W' } }],
    ['entity.add', { ENTITY: 'b', NAME: 'B' }],
    ['entity.item.property.add', { ...store, PROPERTY: 'p', NAME: 'P' }],
    ['entity.item.property.add', { ...store, PROPERTY: 'q', NAME: 'Q' }],
    ['entity.section.add', { ...store, NAME: 'A' }],
    ['entity.section.add', { ...store, NAME: 'B' }],
    ['entity.item.add', { ...store, NAME: 'A', PROPERTY_VALUES: { p: 1 } }],
    ['entity.item.add', { ...store, NAME: 'B' }],
  ],
  params: {
    'entity.add': { ENTITY: 'c', NAME: 'C' },
    'entity.get': store,
    'entity.rights': store,
    'entity.update': { ...store, NAME: 'A' },
    'entity.delete': { ENTITY: 'b' },
    'entity.item.add': { ...store, NAME: 'C' },
    'entity.item.update': { ...store, ID: 1, NAME: 'A' },
    'entity.item.get': store,
    'entity.item.delete': { ...store, ID: 2 },
    'entity.section.add': { ...store, NAME: 'C' },
    'entity.section.update': { ...store, ID: 1, NAME: 'A' },
    'entity.section.get': store,
    'entity.section.delete': { ...store, ID: 2 },
    'entity.item.property.add': { ...store, PROPERTY: 'r', NAME: 'R' },
    'entity.item.property.update': { ...store, PROPERTY: 'p', NAME: 'P' },
    'entity.item.property.get': store,
    'entity.item.property.delete': { ...store, PROPERTY: 'q' },
  },
}
