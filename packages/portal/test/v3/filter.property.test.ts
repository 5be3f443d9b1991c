import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { fc, test } from '@fast-check/vitest'
import { afterAll, beforeAll, describe, expect } from 'vitest'
import { itemsOf, resultV3 } from './v3-client.ts'

type Value = number | string | null
interface LogLine {
  readonly id: number
  readonly userId: number | null
  readonly guestId: number | null
  readonly auditTypeId: string | null
}
type Field = keyof LogLine
type Node =
  | { readonly kind: 'compare'; readonly field: Field; readonly operator: string; readonly value: Value }
  | { readonly kind: 'in'; readonly field: Field; readonly values: readonly Value[] }
  | { readonly kind: 'between'; readonly field: Field; readonly from: number; readonly to: number }
  | {
      readonly kind: 'group'
      readonly logic: 'and' | 'or'
      readonly negative: boolean
      readonly nodes: readonly Node[]
    }

const numbers = fc.integer({ min: 0, max: 6 })
const words = fc.constantFrom('A', 'B', 'C', 'c')
const numberField = fc.constantFrom<Field>('id', 'userId', 'guestId')
const equality = fc.constantFrom('=', '!=')
const ordering = fc.constantFrom('>', '>=', '<', '<=')
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 5 })

const compare = (field: fc.Arbitrary<Field>, operator: fc.Arbitrary<string>, value: fc.Arbitrary<Value>) =>
  fc.record({ kind: fc.constant('compare' as const), field, operator, value })
const within = (field: fc.Arbitrary<Field>, value: fc.Arbitrary<Value>) =>
  fc.record({ kind: fc.constant('in' as const), field, values: fc.array(value, { maxLength: 4 }) })

const { node } = fc.letrec<{ node: Node; leaf: Node; group: Node }>((tie) => ({
  node: fc.oneof({ maxDepth: 4, depthSize: 'small' }, tie('leaf'), tie('group')),
  leaf: fc.oneof(
    compare(numberField, equality, orNull(numbers)),
    compare(numberField, ordering, numbers),
    compare(fc.constant('auditTypeId'), equality, orNull(words)),
    compare(fc.constant('auditTypeId'), ordering, words),
    within(numberField, orNull(numbers)),
    within(fc.constant('auditTypeId'), orNull(words)),
    fc.record({ kind: fc.constant('between' as const), field: numberField, from: numbers, to: numbers }),
  ),
  group: fc.record({
    kind: fc.constant('group' as const),
    logic: fc.constantFrom('and', 'or'),
    negative: fc.boolean(),
    nodes: fc.array(tie('node'), { maxLength: 3 }),
  }),
}))

const toJson = (tree: Node): unknown => {
  switch (tree.kind) {
    case 'compare':
      return [tree.field, tree.operator, tree.value]
    case 'in':
      return [tree.field, 'in', tree.values]
    case 'between':
      return [tree.field, 'between', [tree.from, tree.to]]
    default:
      return { type: 'filter', logic: tree.logic, negative: tree.negative, conditions: tree.nodes.map(toJson) }
  }
}

/** MySQL compares text without regard to letter case. */
const same = (a: Value): Value => (typeof a === 'string' ? a.toLowerCase() : a)

const holds = (tree: Node, line: LogLine): boolean => {
  switch (tree.kind) {
    case 'compare':
      return compares(tree.operator, same(line[tree.field]), same(tree.value))
    case 'in':
      return tree.values.map(same).includes(same(line[tree.field]))
    case 'between': {
      const value = line[tree.field]
      return typeof value === 'number' && value >= tree.from && value <= tree.to
    }
    default: {
      const results = tree.nodes.map((inner) => holds(inner, line))
      return (tree.logic === 'and' ? results.every(Boolean) : results.some(Boolean)) !== tree.negative
    }
  }
}

const compares = (operator: string, left: Value, right: Value): boolean => {
  if (operator === '=') return left === right
  if (operator === '!=') return left !== right
  // Nothing is before or after null.
  if (left === null || right === null) return false
  if (operator === '>') return left > right
  if (operator === '>=') return left >= right
  return operator === '<' ? left < right : left <= right
}

const lines: readonly LogLine[] = Array.from({ length: 60 }, (_, index) => ({
  id: index + 1,
  userId: index % 7 === 6 ? null : index % 7,
  guestId: index % 5 === 4 ? null : index % 5,
  auditTypeId: ['A', 'b', 'C', null][index % 4] ?? null,
}))

let portal: Portal
beforeAll(async () => {
  portal = await createPortal()
  portal.insert(
    'eventlog',
    lines.map((line) => ({ ...line })),
  )
})
afterAll(async () => portal.close())

const listed = async (filter: unknown): Promise<unknown[]> => {
  const body = { select: ['id'], filter, pagination: { limit: 1000 } }
  return itemsOf(await resultV3(portal, 'main.eventlog.list', body)).map(({ id }) => id)
}

describe('a v3 filter', () => {
  test.prop([node], { numRuns: 200 })('of any shape finds the rows that it describes', async (tree) => {
    const expected = lines.filter((line) => holds(tree, line)).map(({ id }) => id)
    expect(await listed([toJson(tree)])).toEqual(expected)
  })

  test.prop([fc.array(node, { maxLength: 3 })], { numRuns: 50 })(
    'joins what stands in the root by and',
    async (trees) => {
      const expected = lines.filter((line) => trees.every((tree) => holds(tree, line))).map(({ id }) => id)
      expect(await listed(trees.map(toJson))).toEqual(expected)
    },
  )

  test.prop([fc.jsonValue()], { numRuns: 200 })('of any JSON is answered, or refused with a code', async (filter) => {
    const reply = await portal.fetch(
      new Request(`${portal.webhookUrl.replace('/rest/', '/rest/api/')}main.eventlog.list`, {
        method: 'POST',
        body: JSON.stringify({ filter }),
      }),
    )
    expect([200, 400]).toContain(reply.status)
  })
})

describe('a v3 tail', () => {
  test.prop([node, fc.integer({ min: 1, max: 9 }), fc.constantFrom('ASC', 'DESC')], { numRuns: 40 })(
    'walks every row of a filter once, in order',
    async (tree, limit, order) => {
      const allowed = withoutId(tree)
      const filter = { conditions: [toJson(allowed)] }
      const expected = lines.filter((line) => holds(allowed, line)).map(({ id }) => id)
      const walked: number[] = []
      let value = order === 'ASC' ? 0 : lines.length + 1
      for (;;) {
        const body = { select: ['id'], filter, cursor: { field: 'id', value, order, limit } }
        const ids = itemsOf(await resultV3(portal, 'main.eventlog.tail', body)).map(({ id }) => Number(id))
        walked.push(...ids)
        const last = ids.at(-1)
        if (last === undefined) break
        value = last
      }
      expect(walked).toEqual(order === 'ASC' ? expected : expected.toReversed())
    },
  )
})

/** A tail's filter may not name the cursor's field. */
const withoutId = (tree: Node): Node => {
  if (tree.kind === 'group') return { ...tree, nodes: tree.nodes.map(withoutId) }
  return tree.field === 'id' ? { ...tree, field: 'userId' } : tree
}
