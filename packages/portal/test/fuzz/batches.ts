import type { WireMap, WireValue } from '@bitrix24/b24jssdk-portal'
import { fc } from '@fast-check/vitest'
import { anyText, anyValue } from './values.ts'

const names = fc.oneof(fc.constantFrom('a', 'b', 'c', '0', '1', '__proto__', 'constructor', ''), fc.string())

const steps = fc.array(
  fc.constantFrom('[a]', '[b]', '[0]', '[ID]', '[result]', '[items]', '[__proto__]', '[]', '[', ']', '[a', '[length]'),
  { maxLength: 5 },
)
const blocks = fc.constantFrom('$result', '$result_error', '$result_total', '$result_next', '$result_time', '$', '$$')
const reference = fc.tuple(blocks, steps).map(([block, path]) => block + path.join(''))

const v2Methods = fc.constantFrom(
  'crm.item.list?entityTypeId=2',
  'crm.deal.add',
  'crm.deal.list',
  'crm.deal.get',
  'crm.contact.add',
  'crm.status.list',
  'tasks.task.add',
  'user.current',
  'server.time',
  'batch',
  'no.such.method',
  '',
)
const queryKeys = fc.constantFrom(
  'id',
  'ID',
  'fields[TITLE]',
  'filter[>ID]',
  'filter[@ID][]',
  'select[]',
  'start',
  'a[',
)
const query = fc
  .array(fc.tuple(queryKeys, fc.oneof(reference, anyText)), { maxLength: 4 })
  .map((pairs) => pairs.map(([key, value]) => `${key}=${value}`).join('&'))
const command: fc.Arbitrary<WireValue> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.tuple(v2Methods, query).map(([method, text]) => method + (method.includes('?') ? '&' : '?') + text),
  },
  anyValue,
)

/** Parameters of a v2 batch: named commands or a list of them, up to more than a portal takes. */
export const v2Commands: fc.Arbitrary<WireMap> = fc.record({
  halt: fc.oneof(fc.constantFrom(0, 1, '0', true), anyValue),
  cmd: fc.oneof(
    { weight: 6, arbitrary: fc.dictionary(names, command, { maxKeys: 12 }) },
    fc.array(command, { maxLength: 12 }),
    fc.tuple(command, fc.nat(60)).map(([repeated, times]) => Array.from({ length: times }, () => repeated)),
    anyValue,
  ),
})

const path = fc
  .array(fc.constantFrom('a', 'b', '0', '1', 'item', 'items', 'id', '__proto__', 'length', ''), { maxLength: 5 })
  .map((parts) => parts.join('.'))
const v3Value: fc.Arbitrary<WireValue> = fc.oneof(
  anyValue,
  path.map(($ref) => ({ $ref })),
  path.map(($refArray) => ({ $refArray })),
  anyValue.map(($ref) => ({ $ref })),
  path.map((text) => [['id', '>', { $ref: text }]]),
)
const v3Methods = fc.constantFrom(
  'tasks.task.list',
  'tasks.task.get',
  'tasks.task.add',
  'tasks.task.update',
  'main.eventlog.list',
  'main.eventlog.tail',
  'humanresources.node.list',
  'timeman.record.list',
  'documentation',
  'batch',
  'no.such.method',
)
const v3Keys = fc.constantFrom('id', 'fields', 'filter', 'select', 'order', 'pagination', 'cursor')
const v3Call: fc.Arbitrary<WireValue> = fc.oneof(
  {
    weight: 10,
    arbitrary: fc.record(
      { method: v3Methods, query: fc.dictionary(v3Keys, v3Value, { maxKeys: 4 }), as: names },
      { requiredKeys: ['method', 'query'] },
    ),
  },
  anyValue,
)

/** The body of a v3 batch. */
export const v3Calls: fc.Arbitrary<WireValue> = fc.oneof(
  { weight: 8, arbitrary: fc.array(v3Call, { maxLength: 6 }) },
  fc.tuple(v3Call, fc.nat(60)).map(([repeated, times]) => Array.from({ length: times }, () => repeated)),
  anyValue,
)
