import { FormatterIban } from './iban-formatter.ts'
import { FormatterNumber } from './number-formatter.ts'

/** The formatters of numbers and bank accounts, shared by the whole program. */
export const useFormatter = (): { formatterNumber: FormatterNumber; formatterIban: FormatterIban } => ({
  formatterNumber: FormatterNumber.getInstance(),
  formatterIban: FormatterIban.getInstance(),
})
