import type { DtoRow } from '../dialects/v3/dto.ts'
import type { RelationSelection, Selection } from '../dialects/v3/select.ts'
import type { Scalar } from '../dialects/v3/dto.ts'
import { isWireList, type WireMap, type WireValue } from '../wire-value.ts'
import type { RowContext } from './resource.ts'

/** Reduces rows to the selected fields. Each relation is read once for all rows. */
export const project = (rows: readonly DtoRow[], selection: Selection, context: RowContext): readonly WireMap[] => {
  const relations = selection.relations.map((relation) => readRelation(rows, relation, context))
  return rows.map((row) => ({
    ...Object.fromEntries(
      selection.fields.flatMap((name) => (Object.hasOwn(row, name) ? [[name, row[name] ?? null]] : [])),
    ),
    ...Object.fromEntries(relations.map(({ name, valueOf }) => [name, valueOf(row)])),
  }))
}

/** Reduces one row to the selected fields. */
export const projectOne = (row: DtoRow, selection: Selection, context: RowContext): WireMap =>
  project([row], selection, context)[0] ?? {}

interface ReadRelation {
  readonly name: string
  readonly valueOf: (row: DtoRow) => WireValue
}

const readRelation = (
  rows: readonly DtoRow[],
  { relation, selection }: RelationSelection,
  context: RowContext,
): ReadRelation => {
  const keys = [...new Set(rows.flatMap((row) => keysOf(row[relation.link])))]
  const found = [...relation.read(context.portal, context.caller, keys)]
  const cut = project(
    found.map(([, row]) => row),
    selection,
    context,
  )
  const byKey = new Map(found.map(([key], index) => [key, cut[index] ?? null]))
  return {
    name: relation.name,
    valueOf: (row) => {
      const link = row[relation.link]
      if (isWireList(link)) return keysOf(link).flatMap((key) => byKey.get(key) ?? [])
      const [key] = keysOf(link)
      return key === undefined ? null : (byKey.get(key) ?? null)
    },
  }
}

const keysOf = (link: WireValue | undefined): Exclude<Scalar, null>[] => {
  if (isWireList(link)) return link.flatMap((item) => keysOf(item))
  return link === undefined || link === null || typeof link === 'object' ? [] : [link]
}
