import { textOf, type WireValue } from '../wire-value.ts'

/** An object with the names of a user. */
interface Named {
  readonly name?: WireValue | undefined
  readonly lastName?: WireValue | undefined
}

/** The full name of a user: first and last name. Names that are not known are left out. */
export const fullName = ({ name, lastName }: Named): string => [name, lastName].map(textOf).join(' ').trim()
