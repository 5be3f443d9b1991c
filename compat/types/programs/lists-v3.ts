// Lists, tails and sums of v3.
import {
  BatchRefV3,
  FilterV3,
  type BatchRef,
  type FilterV3Condition,
  type FilterV3Group,
  type FilterV3Node,
  type TypeB24,
  type TypeCallParamsV3,
  type TypeFilterV3,
} from '@bitrix24/b24jssdk'

interface Task {
  id: number
  title: string
}

export function filterOf(ids: number[], isOpen: boolean): TypeFilterV3 {
  const parts: FilterV3Node[] = [FilterV3.ge('id', 1)]
  const condition: FilterV3Condition = FilterV3.in('id', ids)
  const group: FilterV3Group = FilterV3.or(condition, FilterV3.not(FilterV3.eq('title', 'x')))
  parts.push(condition, group)
  const built: FilterV3Node[] = FilterV3.build(...parts, isOpen && FilterV3.ne('status', 5), null, undefined)
  const first: FilterV3Node = FilterV3.build(condition)[0]
  const nested: FilterV3Group = { logic: 'and', negative: false, conditions: FilterV3.build(first) }
  return [...built, nested]
}

export async function read($b24: TypeB24) {
  const params: TypeCallParamsV3 = {
    filter: [['id', '>', 5]],
    select: ['id', 'title'],
    order: { id: 'ASC' },
    pagination: { limit: 10, page: 1 },
  }
  const page = await $b24.actions.v3.call.make<{ items: Task[] }>({ method: 'tasks.task.list', params })
  const all = await $b24.actions.v3.callList.make<Task>({
    method: 'tasks.task.list',
    params: { filter: filterOf([1], true) },
    idKey: 'id',
    customKeyForResult: 'items',
    limit: 100,
  })
  for await (const rows of $b24.actions.v3.fetchList.make<Task>({
    method: 'main.eventlog.list',
    customKeyForResult: 'items',
    params: { filter: [['id', '>', 1]] },
  }))
    console.log(rows[0].title)
  const tail = await $b24.actions.v3.callTail.make<Task>({
    method: 'main.eventlog.tail',
    params: { select: ['id'] },
    initialValue: 5,
    order: 'DESC',
    cursorField: 'id',
  })
  for await (const rows of $b24.actions.v3.fetchTail.make<Task>({ method: 'main.eventlog.tail', limit: 10 }))
    console.log(rows.length)
  const sums = await $b24.actions.v3.aggregate.make({
    method: 'main.eventlog.aggregate',
    select: { count: ['id'], sum: { id: 'total' } },
    params: { filter: [['id', '>', 1]] },
  })
  console.log(sums.getData()?.count?.id, sums.getData()?.sum?.total)
  const ref: BatchRef = BatchRefV3.ref('task.id')
  await $b24.actions.v3.batch.make({
    calls: {
      task: { method: 'tasks.task.get', params: { id: 1 } },
      next: { method: 'tasks.task.get', params: { id: ref, list: BatchRefV3.refArray('a.id') } },
    },
  })
  const gen = $b24.actions.v3.fetchTail.make<Task>({ method: 'main.eventlog.tail' })
  const rows: Task[] = (await gen.next()).value
  const asGenerator: AsyncGenerator<Task[]> = gen
  return [page.getData()?.result.items, all.getData(), tail.getData(), rows, asGenerator]
}
