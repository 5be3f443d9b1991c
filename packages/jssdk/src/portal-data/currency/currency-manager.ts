import type { TypeB24 } from '../../client/type-b24.ts'
import type { Currency } from '../../types/portal/helper.ts'
import { isObject } from '../../types/narrow.ts'
import { formatsOf, toCurrency } from './currency-row.ts'
import { amountText, formatFor, markText } from './currency-text.ts'
import { readBatch } from '../read-batch.ts'
import { UnhandledMatchError } from '../unhandled-match-error.ts'

/** The portal's currencies, and how their amounts are written. */
export class CurrencyManager {
  readonly #b24: TypeB24
  readonly #currencies = new Map<string, Currency>()
  #base = ''

  constructor(b24: TypeB24) {
    this.#b24 = b24
  }

  get data(): { readonly currencyBase: string; readonly currencyList: Map<string, Currency> } {
    return { currencyBase: this.#base, currencyList: this.#currencies }
  }

  /** The code of the portal's base currency. */
  get baseCurrency(): string {
    return this.#base
  }

  /** The codes of all currencies, in the portal's order. */
  get currencyList(): string[] {
    return [...this.#currencies.keys()]
  }

  setBaseCurrency(code: string): void {
    this.#base = code
  }

  /** Takes the rows of `crm.currency.list`. `loadData()` reads the formats by language. */
  setCurrencyList(rows: unknown = []): void {
    this.#currencies.clear()
    for (const row of Array.isArray(rows) ? rows : []) {
      if (!isObject(row)) continue
      const currency = toCurrency(row)
      this.#currencies.set(currency.currencyCode, currency)
    }
  }

  /** Reads every currency's formats by language. */
  async loadData(): Promise<void> {
    const calls = this.currencyList.map((id) => [id, { method: 'crm.currency.get', params: { id } }] as const)
    const replies = await readBatch(this.#b24, Object.fromEntries(calls))
    for (const [code, currency] of this.#currencies) currency.lang = formatsOf(replies[code])
  }

  /** The name of a currency in a language. @throws {UnhandledMatchError} the portal has no such currency */
  getCurrencyFullName(currencyCode: string, langCode?: string): string {
    const currency = this.#find(currencyCode)
    return (langCode === undefined ? undefined : currency.lang[langCode]?.fullName) ?? currency.fullName
  }

  /** The symbol of a currency, such as `&euro;`. @throws {UnhandledMatchError} the portal has no such currency */
  getCurrencyLiteral(currencyCode: string, langCode?: string): string {
    return markText(formatFor(this.#find(currencyCode), langCode))
  }

  /** An amount in the format of a language. @throws {UnhandledMatchError} the portal has no such currency */
  format(value: number, currencyCode: string, langCode: string): string {
    return amountText(value, formatFor(this.#find(currencyCode), langCode))
  }

  #find(code: string): Currency {
    const currency = this.#currencies.get(code)
    if (currency === undefined) throw new UnhandledMatchError(code)
    return currency
  }
}
