import type { Row } from '../engine/engine.ts'
import { textOf } from '../wire-value.ts'

/** How a user is called: first and last name, as far as they are known. */
export const fullName = ({ name, lastName }: Row): string => [name, lastName].map(textOf).join(' ').trim()
