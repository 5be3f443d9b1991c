import type { Row } from '../../engine/untyped-row.ts'

/** The id of a row that a hook of a declared table is handed. With it, the row's own type can be had of the engine. */
export const rowId = ({ id }: Row): number => Number(id)
