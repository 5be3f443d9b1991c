import { anyCase } from '../../methods/params.ts'
import type { LoggedRequest } from '../../middleware/request-log.ts'
import { entriesOf, isWireList, isWireMap, textOf, type WireMap } from '../../wire-value.ts'

/** One command of a batch as it was asked for. */
export interface AskedCommand {
  /** What the batch's reply names it by: its key in v2, its place in v3. */
  readonly key: string
  /** For people: in v3 its alias, where it has one. */
  readonly name: string
  readonly method: string
  /** What stands behind the method: a query (v2), JSON (v3). */
  readonly params: string
}

type BatchRequest = Pick<LoggedRequest, 'api' | 'method' | 'params'>

/** The commands of a batch, in order; none of any other request. What is no command at all is left out, as the portal does. */
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
