import { allRecords } from '../../documented/records.ts'
import type { LoggedRequest } from '../../middleware/request-log.ts'
import { commandsOf } from './batch-commands.ts'

let readOnly: ReadonlySet<string> | undefined

const isReadOnly = (api: string, method: string): boolean => {
  readOnly ??= new Set(
    allRecords()
      .filter((record) => record.isReadOnly)
      .map((record) => `${record.api}:${record.method.toLowerCase()}`),
  )
  return readOnly.has(`${api}:${method.toLowerCase()}`)
}

/** Whether a request may change data. It may not if the documentation says that its method, or every command of its batch, only reads. */
export const mayWrite = (request: Pick<LoggedRequest, 'api' | 'method' | 'params'>): boolean => {
  const { api, method } = request
  if (method.toLowerCase() !== 'batch') return !isReadOnly(api, method)
  return commandsOf(request).some((command) => !isReadOnly(api, command.method))
}
