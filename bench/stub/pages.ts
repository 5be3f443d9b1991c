/** A page of the table: its rows as JSON, and the id of its last row when it is full. */
export interface Page {
  readonly json: string
  readonly lastId: number | undefined
}

const pageSize = 50
const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

const camelRow = (id: number): string =>
  `{"id":${id},"title":"Deal ${id}","stageId":"NEW","opportunity":${id % 1000},"entityTypeId":2}`
const upperRow = (id: number): string =>
  `{"ID":"${id}","TITLE":"Deal ${id}","STAGE_ID":"NEW","OPPORTUNITY":"${id % 1000}.00"}`

/** The rows after an id, in the shape of the method: `crm.item.list` or a classic list. */
export const pageOf = ({ method, afterId, upToId, isDescending }: ListCommand, tableRows: number): Page => {
  const isItem = method === 'crm.item.list'
  const row = isItem ? camelRow : upperRow
  const rows = Math.min(tableRows, upToId)
  if (isDescending) return { json: isItem ? `{"items":[${row(rows)}]}` : `[${row(rows)}]`, lastId: undefined }
  const count = Math.max(0, Math.min(pageSize, rows - afterId))
  const list = `[${Array.from({ length: count }, (_, index) => row(afterId + index + 1)).join(',')}]`
  return { json: isItem ? `{"items":${list}}` : list, lastId: count === pageSize ? afterId + count : undefined }
}

/** The commands of a v2 batch by name, in their order. */
export const commandsOf = (body: unknown): { halt: boolean; commands: [string, string][] } => {
  const { cmd, halt } = isObject(body) ? body : {}
  const commands = isObject(cmd)
    ? Object.entries(cmd).map(([name, text]): [string, string] => [name, String(text)])
    : []
  return { halt: Number(halt) === 1, commands }
}

/** What a list command asks for: rows after an id, and up to an id when it walks a range. */
export interface ListCommand {
  readonly method: string
  readonly afterId: number
  readonly upToId: number
  readonly isDescending: boolean
}

/** Reads a command of a batch; a reference takes the id of the last row of an earlier page. */
export const readCommand = (command: string, pages: ReadonlyMap<string, Page>): ListCommand => {
  const [method = '', query = ''] = command.split('?')
  const params = new URLSearchParams(query)
  const value = params.get('filter[>id]') ?? params.get('filter[>ID]') ?? '0'
  const reference = /^\$result\[([^\]]+)\]/.exec(value)
  // What a portal does with the reference to a row that is not there: the condition is as good as gone.
  const afterId = reference === null ? Number(value) : (pages.get(reference[1] ?? '')?.lastId ?? 0)
  const upToId = Number(params.get('filter[<=id]') ?? params.get('filter[<=ID]') ?? Number.MAX_SAFE_INTEGER)
  return {
    method,
    afterId,
    upToId,
    isDescending: /DESC/i.test(params.get('order[id]') ?? params.get('order[ID]') ?? ''),
  }
}

/** Reads the body of a single list call. */
export const readBody = (method: string, body: unknown): ListCommand => {
  const { filter, order } = isObject(body) ? body : {}
  const condition = (operator: string): unknown =>
    isObject(filter) ? (filter[`${operator}id`] ?? filter[`${operator}ID`]) : undefined
  return {
    method,
    afterId: Number(condition('>') ?? 0),
    upToId: Number(condition('<=') ?? Number.MAX_SAFE_INTEGER),
    isDescending: isObject(order) && Object.values(order).some((direction) => /DESC/i.test(String(direction))),
  }
}
