import type { Step, StepContext } from '../step.ts'

const ibans = [
  'DE89370400440532013000',
  'GB82 WEST 1234 5698 7654 32',
  'FR1420041010050500013M02606',
  'ru0204452560040702810412345678901',
  'NO9386011117947',
  'MT84MALT011000012345MTLCAST001S',
  'DE88370400440532013000',
  'DE8937040044053201300',
  'XX00123',
  '',
]

type Formatters = ReturnType<StepContext['sdk']['useFormatter']>

const attempt = (run: () => unknown): unknown => {
  try {
    return run()
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error)
  }
}

const iban = (name: string, run: (formatter: Formatters['formatterIban'], value: string) => unknown): Step => ({
  name: `formatterIban.${name}`,
  run: ({ sdk: { useFormatter } }) => {
    const { formatterIban } = useFormatter()
    return ibans.map((value) => attempt(() => run(formatterIban, value)))
  },
})

/** Alike whichever kind of space the platform's own formatter writes. */
const spaces = (text: string): string => text.replaceAll(/\s/g, ' ')

export const formatterSteps: readonly Step[] = [
  {
    name: 'formatterNumber.format',
    run: ({ sdk: { useFormatter } }) => {
      const { formatterNumber } = useFormatter()
      return ['en', 'ru', 'de', 'pl', 'ja', undefined].map((locale) =>
        [0, 1, 1234, 1234.5, 1_234_567.891, -0.005].map((value) => spaces(formatterNumber.format(value, locale))),
      )
    },
  },
  {
    name: 'formatterNumber.setDefLocale',
    run: ({ sdk: { useFormatter } }) => {
      const { formatterNumber } = useFormatter()
      formatterNumber.setDefLocale('ru')
      const text = spaces(formatterNumber.format(1234.5))
      formatterNumber.setDefLocale('en')
      return [text, formatterNumber.format(1234.5)]
    },
  },
  iban('isValid', (formatter, value) => formatter.isValid(value)),
  iban('printFormat', (formatter, value) => [formatter.printFormat(value), formatter.printFormat(value, '-')]),
  iban('electronicFormat', (formatter, value) => formatter.electronicFormat(value)),
  iban('toBBAN', (formatter, value) => [formatter.toBBAN(value), formatter.toBBAN(value, '')]),
  iban('isValidBBAN', (formatter, value) => formatter.isValidBBAN(value.slice(0, 2), value.slice(4))),
  iban('fromBBAN', (formatter, value) => formatter.fromBBAN(value.slice(0, 2), value.slice(4))),
]
