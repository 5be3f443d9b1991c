import { isObject, isString } from '../types/narrow.ts'

/** The methods that a request runs: those of its commands for a batch of REST v2 or v3, otherwise its own. */
export const methodsOf = (method: string, params: unknown): readonly string[] => {
  if (method !== 'batch') return [method]
  const commands = isObject(params) && 'cmd' in params ? params['cmd'] : params
  return [...new Set(valuesOf(commands).flatMap(methodOf))]
}

const valuesOf = (commands: unknown): readonly unknown[] =>
  Array.isArray(commands) ? commands : isObject(commands) ? Object.values(commands) : []

/** A command is `crm.deal.list?filter[ID]=1` in REST v2, and `{ method, query }` in REST v3. */
const methodOf = (command: unknown): string[] => {
  const text = isObject(command) ? command['method'] : command
  if (!isString(text)) return []
  const end = text.indexOf('?')
  return [end === -1 ? text : text.slice(0, end)]
}
