import { SdkError } from '../../errors/sdk-error.ts'
import type { AjaxResult } from '../../results/ajax-result.ts'

/** Whether a command was refused because its method has used up its operating budget. */
export const isBudgetError = (result: AjaxResult | undefined): boolean =>
  [...(result?.getErrors() ?? [])].some((error) => error instanceof SdkError && error.code === 'OPERATION_TIME_LIMIT')
