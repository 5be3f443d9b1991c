import { expect, it } from 'vitest'
import { documentedTable } from '../src/documented/declared/documented-table.ts'
import { defineFamily } from '../src/families/define-family.ts'
import type { Methods } from '../src/methods/method.ts'
import { createRegistry } from '../src/methods/registry.ts'

const waitlist = documentedTable({ entity: 'waitlist' })
const own: Methods = { 'booking.v1.waitlist.add': () => ({ result: 'own' }) }

it('a method that is declared and has code of its own stops the portal at its start', () => {
  const declared = [{ 'booking.v1.waitlist.add': waitlist.add }]
  const { methods } = defineFamily({ name: 'booking', v2: [own], declared })
  expect(() => createRegistry(methods)).toThrow('booking.v1.waitlist.add (v2) is registered twice')
})

it.each([
  ['a method twice', { name: 'booking', v2: [own, own] }, 'stands twice in the family booking'],
  ['a method of another family', { name: 'crm', v2: [own] }, 'does not belong to the family crm'],
  [
    'a declared method that is not documented',
    { name: 'booking', declared: [{ 'booking.v1.waitlist.foo': waitlist.add }] },
    'is declared, but not documented',
  ],
])('a family with %s is refused', (_what, declaration, why) => {
  expect(() => defineFamily(declaration)).toThrow(why)
})

it('a method has the scope of its family unless it names another', () => {
  const { methods } = defineFamily({
    name: 'booking',
    alsoNamed: ['reservation'],
    scopes: { v2: 'booking' },
    v2: [
      {
        'booking.a': () => ({ result: 1 }),
        'booking.b': { scope: ['crm', 'im'], handle: () => ({ result: 1 }) },
        'reservation.c': { scope: null, handle: () => ({ result: 1 }) },
      },
    ],
  })
  expect(methods.map(({ name, scope }) => [name, scope])).toEqual([
    ['booking.a', 'booking'],
    ['booking.b', ['crm', 'im']],
    ['reservation.c', null],
  ])
})
