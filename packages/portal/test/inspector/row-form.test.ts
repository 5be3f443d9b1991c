import { expect, it } from 'vitest'
import { changesOf } from '../../inspector/src/row-form.ts'

const field = (name: string, type: string, isMultiple = false) => ({
  name,
  type,
  isMultiple,
  isWritable: name !== 'id',
})
const fields = [
  field('id', 'integer'),
  field('title', 'string'),
  field('opportunity', 'double'),
  field('opened', 'char'),
  field('active', 'boolean'),
  field('observers', 'user', true),
]
const row = { id: 1, title: 'A', opportunity: 5, opened: 'Y', active: true, observers: [1] }
const typed = { id: '1', title: 'A', opportunity: '5', opened: 'Y', active: 'true', observers: '[1]' }

it.each([
  { change: {}, sent: {} },
  { change: { title: 'B' }, sent: { title: 'B' } },
  { change: { title: '' }, sent: { title: null } },
  { change: { opportunity: '7.5' }, sent: { opportunity: 7.5 } },
  { change: { opportunity: 'much' }, sent: { opportunity: 'much' } },
  { change: { opened: 'N', active: 'false' }, sent: { opened: 'N', active: false } },
  { change: { observers: '[1,2]' }, sent: { observers: [1, 2] } },
  { change: { id: '2' }, sent: {} },
])('of a row, $change is sent as $sent', ({ change, sent }) => {
  expect(changesOf(fields, row, { ...typed, ...change })).toEqual(sent)
})

it('a list that is no JSON is refused by its name', () => {
  expect(() => changesOf(fields, row, { ...typed, observers: '[1' })).toThrow('“observers” must be JSON')
})
