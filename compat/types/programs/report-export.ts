// Rows to CSV, untyped.
import { Text, type TypeB24 } from '@bitrix24/b24jssdk'

export async function csv($b24: TypeB24, method: string, columns: string[]): Promise<string> {
  const lines: string[] = [columns.join(';')]
  for await (const rows of $b24.fetchListMethod(method, { select: columns })) {
    for (const row of rows) lines.push(columns.map((column) => Text.encode(row[column] ?? '')).join(';'))
  }
  for await (const rows of $b24.actions.v2.fetchList.make<any>({ method, params: { select: columns } })) {
    for (const row of rows) lines.push(columns.map((column) => String(row[column])).join(';'))
  }
  for await (const rows of $b24.actions.v2.fetchList.make<Record<string, string>>({ method })) {
    lines.push(...rows.map((row) => columns.map((column) => row[column]).join(';')))
  }
  const untyped = $b24.actions.v2.fetchList.make({ method })
  for await (const rows of untyped) lines.push(String((rows as { ID: string }[])[0].ID))
  return lines.join('\n')
}

export async function collect<T>(generator: AsyncGenerator<T[]>): Promise<T[]> {
  const all: T[] = []
  for await (const rows of generator) all.push(...rows)
  return all
}
export const both = async ($b24: TypeB24) => [
  await collect($b24.fetchListMethod('crm.deal.list')),
  await collect($b24.actions.v2.fetchList.make<{ ID: string }>({ method: 'crm.deal.list' })),
  await collect($b24.actions.v3.fetchTail.make<{ id: number }>({ method: 'main.eventlog.tail' })),
]
