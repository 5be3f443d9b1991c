import type { LoggedRequest, Portal } from '@bitrix24/b24jssdk-portal'

/** One call as the portal was asked for it, alone or as a command of a batch. */
export interface SentCall {
  readonly method: string
  readonly params: Record<string, unknown>
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** Puts `value` where a key such as `filter[>ID]` leads. */
const put = (target: Record<string, unknown>, [name = '', ...rest]: readonly string[], value: string): void => {
  if (rest.length === 0) {
    target[name] = value
    return
  }
  const inner = target[name]
  const nested = isRecord(inner) ? inner : {}
  target[name] = nested
  put(nested, rest, value)
}

const fromCommandLine = (command: string): SentCall => {
  const [method = '', query = ''] = command.split(/\?(.*)/s)
  const params: Record<string, unknown> = {}
  for (const [key, value] of new URLSearchParams(query)) put(params, key.replaceAll(']', '').split('['), value)
  return { method, params }
}

const fromV3Command = (command: unknown): SentCall[] =>
  isRecord(command) && typeof command['method'] === 'string'
    ? [{ method: command['method'], params: isRecord(command['query']) ? command['query'] : {} }]
    : []

const callsIn = ({ api, method, params, commands }: LoggedRequest): SentCall[] => {
  if (method !== 'batch') return [{ method, params }]
  return api === 'v2' ? commands.map(fromCommandLine) : Object.values(params).flatMap(fromV3Command)
}

/** Whether a call asks for a page of a list: it has a cursor. A list may also ask once for the newest id, to know how far it is. */
export const isPage = ({ params: { filter } }: SentCall): boolean =>
  Array.isArray(filter)
    ? filter.some((condition: unknown) => Array.isArray(condition) && condition[1] === '>')
    : Object.keys(filter ?? {}).some((key) => /^>[a-z]+$/i.test(key))

/** Every call the portal was asked for, in order, commands of batches among them. */
export const sentCalls = ({ requests }: Portal): SentCall[] => requests.list().flatMap(callsIn)
