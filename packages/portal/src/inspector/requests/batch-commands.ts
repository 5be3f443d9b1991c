import { anyCase } from '../../methods/params.ts'
import type { LoggedRequest } from '../../middleware/request-log.ts'
import { entriesOf, isWireList, isWireMap, textOf, type WireMap } from '../../wire-value.ts'

/** One command of a batch, as the request contains it. */
export interface AskedCommand {
  /** The key of the command in the batch's reply: its name in v2, its place in v3. */
  readonly key: string
  /** The name for display. In v3 it is the alias, if there is one. */
  readonly name: string
  readonly method: string
  /** The parameters of the command: a query (v2) or JSON (v3). */
  readonly params: string
}

type BatchRequest = Pick<LoggedRequest, 'api' | 'method' | 'params'>

/** The commands of a batch, in order. Other requests have none. Like the portal, it leaves out entries that are not commands. */
export const commandsOf = ({ api, method, params }: BatchRequest): readonly AskedCommand[] => {
  if (method.toLowerCase() !== 'batch') return []
  return api === 'v2' ? commandsV2(params) : commandsV3(params)
}

const commandsV2 = (params: WireMap): readonly AskedCommand[] => {
  const cmd = anyCase(params, 'cmd')
  if (!isWireMap(cmd) && !isWireList(cmd)) return []
  return entriesOf(cmd).flatMap(([key, command]) => {
    if (typeof command !== 'string') return []
    const question = command.indexOf('?')
    const method = question < 0 ? command : command.slice(0, question)
    return [{ key, name: key, method, params: question < 0 ? '' : command.slice(question + 1) }]
  })
}

const commandsV3 = (params: WireMap): readonly AskedCommand[] =>
  entriesOf(params).flatMap(([key, call], index) => {
    if (!/^\d+$/.test(key) || !isWireMap(call)) return []
    const { method, query, as: alias } = call
    return [
      {
        key: String(index),
        name: typeof alias === 'string' && alias !== '' ? alias : key,
        method: textOf(method),
        params: query === undefined ? '' : JSON.stringify(query),
      },
    ]
  })
