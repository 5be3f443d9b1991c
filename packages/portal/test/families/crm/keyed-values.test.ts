import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { answered, documented, type Asked, type Probe } from '../probe.ts'

const phones: Asked = ['crm.contact.add', { fields: { NAME: 'A', PHONE: [{ VALUE: '+1' }, { VALUE: '+2' }] } }]
const fm = (value: WireValue): Asked => ['crm.item.update', { entityTypeId: 3, id: 1, fields: { fm: value } }]
const phone = (value: string): WireMap => ({ typeId: 'PHONE', value })

/** What becomes of the phones 1 and 2. */
const multifields: readonly (readonly [fm: WireValue, values: readonly string[]])[] = [
  [{ 1: phone('+9') }, ['+9', '+2']],
  [{ n0: phone('+9') }, ['+1', '+2', '+9']],
  [{ 1: { value: '' } }, ['+2']],
  [{ 1: '' }, ['+2']],
  [{ 1: { value: '' }, 2: phone('+8'), n0: phone('+9') }, ['+8', '+9']],
  [[phone('+9')], ['+1', '+2', '+9']],
  [[{ id: 1, ...phone('+9') }], ['+9', '+2']],
]

const field: Asked = [
  'crm.deal.userfield.add',
  { fields: { FIELD_NAME: 'C', USER_TYPE_ID: 'enumeration', LIST: [{ VALUE: 'Red' }, { VALUE: 'Green' }] } },
]

/** What becomes of the values 1 and 2 of an enumeration. */
const lists: readonly (readonly [list: WireValue, values: readonly string[]])[] = [
  [{ 1: { VALUE: 'Blue' } }, ['Blue', 'Green']],
  [{ n0: { VALUE: 'Blue', SORT: 900 } }, ['Red', 'Green', 'Blue']],
  [{ 1: { VALUE: '' } }, ['Green']],
  [{ 2: { DEL: 'Y' } }, ['Red']],
  [[{ VALUE: 'Blue', SORT: 900 }], ['Red', 'Green', 'Blue']],
]

const probes: readonly Probe[] = [
  ...multifields.map(([given, values]) => ({
    about: `fm ${JSON.stringify(given)}`,
    setup: [phones],
    ask: fm(given),
    result: { item: { fm: values.map((value) => ({ typeId: 'PHONE', value })) } },
  })),
  ...lists.map(([LIST, values]) => ({
    about: `LIST ${JSON.stringify(LIST)}`,
    setup: [field, ['crm.deal.userfield.update', { id: 1, fields: { LIST } }] as const],
    ask: ['crm.deal.userfield.get', { id: 1 }] as const,
    result: { LIST: values.map((VALUE) => ({ VALUE })) },
  })),
]

describe('the key of a stored value decides', () => {
  it.each(probes)('$about', async (probe) => {
    expect(await answered(probe)).toMatchObject(documented(probe))
  })
})
