import type { JournalEntry } from '../../middleware/request-log.ts'
import { entryOf, isWireList, isWireMap, parseJson, type WireMap, type WireValue } from '../../wire-value.ts'
import { type AskedCommand, commandsOf } from './batch-commands.ts'
import type { CommandDetail } from '../protocol.ts'

/** How many characters of a command's reply are shown. */
const shownChars = 20_000

/** The result of one command. */
type Fate = Pick<CommandDetail, 'outcome'> & { readonly reply?: WireValue | undefined }

/** The commands of a batch, each with its result. Other requests have none. */
export const commandDetails = (entry: JournalEntry): readonly CommandDetail[] => {
  const commands = commandsOf(entry.request)
  if (commands.length === 0) return []
  const fateOf = readFates(entry)
  return commands.map((command) => {
    const { outcome, reply } = fateOf(command)
    const text = reply === undefined ? undefined : JSON.stringify(reply)
    const { name, method, params } = command
    return {
      name,
      method,
      params,
      outcome,
      reply: text?.slice(0, shownChars) ?? null,
      replyChars: text?.length ?? 0,
    }
  })
}

const readFates = ({ request, status, durationMs, reply }: JournalEntry): ((command: AskedCommand) => Fate) => {
  const body = reply === undefined ? undefined : readMap(reply)
  const isAnswered = durationMs !== undefined && status > 0
  if (isAnswered && status < 400 && body !== undefined)
    return request.api === 'v2' ? fatesV2(body) : fatesV3(entryOf(body, 'result'))
  // If a v2 batch is refused, no command has run. In v3 the error may be that of a command, after others have run. Only 401 and 503 mean
  // that none has run.
  const isRefused = isAnswered && body !== undefined && 'error' in body
  if (isRefused && (request.api === 'v2' || status === 401 || status === 503)) return () => ({ outcome: 'notRun' })
  return () => ({ outcome: 'unknown' })
}

/** Replies in XML, error pages of gateways and incomplete JSON do not show the results of single commands. */
const readMap = (text: string): WireMap | undefined => {
  try {
    const value = parseJson(text)
    return isWireMap(value) ? value : undefined
  } catch {
    return undefined
  }
}

const fatesV2 = (body: WireMap): ((command: AskedCommand) => Fate) => {
  const blocks = entryOf(body, 'result')
  if (!isWireMap(blocks)) return () => ({ outcome: 'unknown' })
  return ({ key }) => {
    const error = cell(blocks, 'result_error', key)
    if (error !== undefined) return { outcome: 'refused', reply: error }
    const result = cell(blocks, 'result', key)
    // If a batch stops at an error, its reply lacks the later commands.
    if (result === undefined) return { outcome: 'notRun' }
    const total = cell(blocks, 'result_total', key)
    const next = cell(blocks, 'result_next', key)
    const reply = { result, ...(total === undefined ? {} : { total }), ...(next === undefined ? {} : { next }) }
    return { outcome: 'done', reply }
  }
}

/** PHP writes the names 0, 1, 2 as a list. */
const cell = (blocks: WireMap, block: string, key: string): WireValue | undefined => {
  const values = entryOf(blocks, block)
  if (isWireList(values)) return /^\d+$/.test(key) ? values[Number(key)] : undefined
  return isWireMap(values) ? entryOf(values, key) : undefined
}

const fatesV3 =
  (results: WireValue | undefined): ((command: AskedCommand) => Fate) =>
  ({ key }) => {
    const result = isWireList(results) ? results[Number(key)] : undefined
    return result === undefined ? { outcome: 'unknown' } : { outcome: 'done', reply: result }
  }
