import { textOf, type WireValue } from '../wire-value.ts'

/** What has the names of a user. */
interface Named {
  readonly name?: WireValue | undefined
  readonly lastName?: WireValue | undefined
}

/** How a user is called: first and last name, as far as they are known. */
export const fullName = ({ name, lastName }: Named): string => [name, lastName].map(textOf).join(' ').trim()
