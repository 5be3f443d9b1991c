import type { ActionContext } from '../action-context.ts'
import { tell } from '../../logger/tell.ts'

const batchOptionNames = ['isHaltOnError', 'returnAjaxResult', 'requestId'] as const

/** Warns about batch options beside `calls`: they have no effect there. */
export const warnAboutMisplaced = (context: ActionContext, action: string, make: object): void => {
  const misplaced = batchOptionNames.filter((name) => name in make)
  if (misplaced.length === 0) return
  const names = misplaced.map((name) => `\`${name}\``).join(', ')
  tell(context.logger(), 'warning', `${action}: ${names} beside \`calls\` has no effect. Use \`options\`.`, {
    misplaced,
  })
}
