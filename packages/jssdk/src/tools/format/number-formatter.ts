let isMakingTheOne = false

/** Formats numbers for a language. The shared instance is `useFormatter().formatterNumber`. */
export class FormatterNumber {
  static #theOne: FormatterNumber | undefined
  #locale: string | undefined

  constructor() {
    if (!isMakingTheOne) throw new TypeError('FormatterNumber is not constructable: take it from useFormatter().')
  }

  static getInstance(): FormatterNumber {
    if (FormatterNumber.#theOne === undefined) {
      isMakingTheOne = true
      FormatterNumber.#theOne = new FormatterNumber()
      isMakingTheOne = false
    }
    return FormatterNumber.#theOne
  }

  /** Sets the locale of later calls. @default the browser's, else 'en' */
  setDefLocale(locale: string): void {
    this.#locale = locale
  }

  /** Whole numbers have no decimals, other numbers have two. */
  format(value: number, locale?: string): string {
    const chosen = locale ?? this.#locale ?? localeOfPlatform()
    const decimals = Number.isInteger(value) ? 0 : 2
    const text = new Intl.NumberFormat(chosen, {
      minimumFractionDigits: decimals,
      maximumFractionDigits: decimals,
    }).format(value)
    // The portal shows a decimal point in Russian too.
    return chosen.startsWith('ru') ? text.replace(',', '.') : text
  }
}

const localeOfPlatform = (): string => {
  const language: unknown = typeof navigator === 'undefined' ? undefined : navigator.language
  return typeof language === 'string' && language !== '' ? language : 'en'
}
