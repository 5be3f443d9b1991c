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
export const pageAfter = (method: string, afterId: number, rows: number): Page => {
  const isItem = method === 'crm.item.list'
  const count = Math.max(0, Math.min(pageSize, rows - afterId))
  const row = isItem ? camelRow : upperRow
  const list = `[${Array.from({ length: count }, (_, index) => row(afterId + index + 1)).join(',')}]`
  return { json: isItem ? `{"items":${list}}` : list, lastId: count === pageSize ? afterId + count : undefined }
}

/** The commands of a v2 batch by name, in their order. */
export const commandsOf = (body: unknown): { halt: boolean; commands: [string, string][] } => {
  const { cmd, halt } = isObject(body) ? body : {}
  const commands = isObject(cmd) ? Object.entries(cmd).map(([name, text]): [string, string] => [name, String(text)]) : []
  return { halt: Number(halt) === 1, commands }
}

/** Reads method and cursor of a list command: a number, or a reference to the last row of an earlier page. */
export const readCommand = (command: unknown, pages: ReadonlyMap<string, Page>): { method: string; afterId: number } => {
  if (typeof command !== 'string') {
    const filter = isObject(command) && isObject(command['filter']) ? command['filter'] : {}
    return { method: 'crm.item.list', afterId: Number(filter['>id'] ?? filter['>ID'] ?? 0) }
  }
  const [method = '', query = ''] = command.split('?')
  const value = new URLSearchParams(query).get('filter[>id]') ?? new URLSearchParams(query).get('filter[>ID]') ?? '0'
  const reference = /^\$result\[([^\]]+)\]/.exec(value)
  // What a portal does with the reference to a row that is not there: the condition is as good as gone.
  const afterId = reference === null ? Number(value) : (pages.get(reference[1] ?? '')?.lastId ?? 0)
  return { method, afterId }
}
