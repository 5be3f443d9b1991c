import type { Row } from '../../engine/untyped-row.ts'
import { isShapeList, isShapeMap, type Shape } from '../record.ts'
import { showShape } from './show-row.ts'
import type { TableCall } from './table-call.ts'

/** A row with the rows of other tables that belong to it, such as the payments of an order, as the method's example shows them. */
export const withParts = ({ declaration, record, call }: TableCall, row: Row): Row => {
  const { engine } = call.portal
  const shown = Object.entries(declaration.parts ?? {}).flatMap(([field, { entity, by }]) => {
    const list = shapeOf(record.shape, field)
    const [element] = isShapeList(list) ? list : []
    if (!isShapeMap(element)) return []
    const where = { kind: 'eq', field: by, value: Number(row['id']) } as const
    return [
      [
        field,
        engine
          .dynamic(entity)
          .page({ where })
          .rows.map((part) => showShape(part, element)),
      ] as const,
    ]
  })
  return { ...row, ...Object.fromEntries(shown) }
}

/** The shape of a field of the row, which may stand in a container. */
const shapeOf = (shape: Shape | undefined, field: string): Shape | undefined => {
  if (!isShapeMap(shape)) return undefined
  const row = [shape, ...Object.values(shape)].filter(isShapeMap).find((map) => Object.hasOwn(map, field))
  return row?.[field]
}
