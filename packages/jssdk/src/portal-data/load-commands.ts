import type { CommandObject } from '../types/calls/batch.ts'
import { LoadDataType } from '../types/portal/helper.ts'

/** The command that reads each kind of data, by its name in the batch. */
const commands = {
  [LoadDataType.App]: { get_app: { method: 'app.info' } },
  [LoadDataType.Profile]: { get_profile: { method: 'profile' } },
  [LoadDataType.Currency]: {
    get_currency_0: { method: 'crm.currency.base.get' },
    get_currency_1: { method: 'crm.currency.list' },
  },
  [LoadDataType.AppOptions]: { get_appOptions: { method: 'app.option.get' } },
  [LoadDataType.UserOptions]: { get_userOptions: { method: 'user.option.get' } },
} as const satisfies Record<LoadDataType, Record<string, CommandObject>>

/** The commands of one batch that reads all requested data. */
export const loadCommands = (dataTypes: readonly LoadDataType[]): Record<string, CommandObject> =>
  Object.fromEntries(dataTypes.flatMap((type) => Object.entries<CommandObject>(commands[type])))
