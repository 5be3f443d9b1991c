import { ibanCountries, type IbanSpecification } from './iban-countries.ts'

const characterClass: Record<string, string> = {
  A: '[0-9A-Za-z]',
  B: '[0-9A-Z]',
  C: '[A-Za-z]',
  F: '[0-9]',
  L: '[a-z]',
  U: '[A-Z]',
  W: '[0-9a-z]',
}

const blocksOf = (structure: string): string[] =>
  [...structure.matchAll(/([A-Z])(\d{2})/g)].map(([, letter = '', count = '0']) => {
    const characters = characterClass[letter]
    if (characters === undefined) throw new Error(`Unknown letter ${letter} in the structure ${structure}`)
    return `(${characters}{${Number(count)}})`
  })

const electronic = (text: string): string => text.replace(/[^0-9A-Za-z]/g, '').toUpperCase()

/** The remainder of ISO 7064. Country and check digits move to the end, and letters count from A = 10. */
const mod97 = (iban: string): number => {
  const rearranged = iban.slice(4) + iban.slice(0, 4)
  const digits = rearranged.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55))
  let rest = 0
  for (const digit of digits) rest = (rest * 10 + Number(digit)) % 97
  return rest
}

let isMakingTheOne = false

/** Formats and checks international bank account numbers. The shared instance is `useFormatter().formatterIban`. */
export class FormatterIban {
  static #theOne: FormatterIban | undefined
  readonly #countries = new Map<string, IbanSpecification>()

  constructor() {
    if (!isMakingTheOne) throw new TypeError('FormatterIban is not constructable: take it from useFormatter().')
    for (const specification of ibanCountries()) this.addSpecification(specification)
  }

  static getInstance(): FormatterIban {
    if (FormatterIban.#theOne === undefined) {
      isMakingTheOne = true
      FormatterIban.#theOne = new FormatterIban()
      isMakingTheOne = false
    }
    return FormatterIban.#theOne
  }

  /** Adds a country or replaces it. */
  addSpecification(specification: IbanSpecification): void {
    this.#countries.set(specification.countryCode, specification)
  }

  /**
   * Whether length, structure and check digits are right. Spaces and lower case are allowed.
   * @throws {Error} the country is unknown
   */
  isValid(iban: unknown): boolean {
    if (typeof iban !== 'string') return false
    const text = electronic(iban)
    const { length, structure } = this.#specificationOf(text.slice(0, 2))
    return text.length === length && matches(structure, text.slice(4)) && mod97(text) === 1
  }

  /** The IBAN in groups of four characters. */
  printFormat(iban: string, separator = ' '): string {
    return electronic(iban).replace(/.{4}(?=.)/g, (group) => group + separator)
  }

  /** The IBAN in upper case, without separators. */
  electronicFormat(iban: string): string {
    return electronic(iban)
  }

  /**
   * The national part, with a separator between its blocks.
   * @throws {Error} the country is unknown
   */
  toBBAN(iban: string, separator = ' '): string {
    const text = electronic(iban)
    const { structure } = this.#specificationOf(text.slice(0, 2))
    const [, ...blocks] = patternOf(structure).exec(text.slice(4)) ?? []
    return blocks.join(separator)
  }

  /**
   * Makes an IBAN from a national number: adds the country and the check digits.
   * @throws {Error} the country is unknown, or the number does not have its structure
   */
  fromBBAN(countryCode: string, bban: string): string {
    if (!this.isValidBBAN(countryCode, bban)) throw new Error('Invalid BBAN')
    const text = electronic(bban)
    const checkDigits = 98 - mod97(`${countryCode}00${text}`)
    return `${countryCode}${String(checkDigits).padStart(2, '0')}${text}`
  }

  /**
   * Whether a national number has the structure of its country.
   * @throws {Error} the country is unknown
   */
  isValidBBAN(countryCode: string, bban: unknown): boolean {
    if (typeof bban !== 'string') return false
    const { length, structure } = this.#specificationOf(countryCode)
    const text = electronic(bban)
    return text.length === length - 4 && matches(structure, text)
  }

  #specificationOf(countryCode: string): IbanSpecification {
    const specification = this.#countries.get(countryCode)
    if (specification === undefined) throw new Error(`No country with code ${countryCode}`)
    return specification
  }
}

const patternOf = (structure: string): RegExp => new RegExp(`^${blocksOf(structure).join('')}$`)

const matches = (structure: string, bban: string): boolean => patternOf(structure).test(bban)
