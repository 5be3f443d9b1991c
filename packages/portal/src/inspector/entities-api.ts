import { type Context, Hono } from 'hono'
import type { Entity } from '../engine/entity.ts'
import type { Condition } from '../engine/query.ts'
import { answer, badInput, notFound } from './answer.ts'
import type { InspectedPortal } from './inspected-portal.ts'
import type { EntityField, EntitySummary, RowsPage } from './protocol.ts'
import { readObject, wholeNumber } from './read-input.ts'
import { addRow, changeRow, removeRow } from './write-rows.ts'

const usualPage = 50
const longestPage = 500

/** Entities with their fields and rows. Changes fire the same events as those through the REST API. */
export const entitiesApi = (portal: InspectedPortal): Hono => {
  const { services } = portal
  const entityOf = (c: Context): Entity => {
    const name = c.req.param('entity') ?? ''
    if (services.engine.entityNames().includes(name)) return services.engine.entity(name)
    throw notFound(`The portal has no entity "${name}".`)
  }
  const idOf = (c: Context): number => wholeNumber(c.req.param('id') ?? '', 'id')
  return new Hono()
    .get('/', (c) =>
      answer(
        portal,
        c,
        services.engine
          .entityNames()
          .map((name): EntitySummary => ({ name, count: services.engine.dynamic(name).count() })),
      ),
    )
    .get('/:entity/fields', (c) => answer(portal, c, fieldsOf(entityOf(c))))
    .get('/:entity/rows', (c) => answer(portal, c, pageOf(portal, entityOf(c), new URL(c.req.url).searchParams)))
    .post('/:entity/rows', async (c) =>
      answer(portal, c, { id: addRow(services, entityOf(c).name, await readObject(c)) }),
    )
    .patch('/:entity/rows/:id', async (c) => {
      changeRow(services, entityOf(c).name, idOf(c), await readObject(c))
      return answer(portal, c, {})
    })
    .delete('/:entity/rows/:id', (c) => {
      removeRow(services, entityOf(c).name, idOf(c))
      return answer(portal, c, {})
    })
}

const fieldsOf = ({ fields }: Entity): readonly EntityField[] =>
  fields.map(({ name, type, isMultiple = false, isPlaceholder = false }) => ({
    name,
    type,
    isMultiple,
    isWritable: name !== 'id' && !isPlaceholder,
  }))

/** Pages begin after or before an id, so that each page takes the same time. `field` and `contains` search for a text. */
const pageOf = (portal: InspectedPortal, entity: Entity, query: URLSearchParams): RowsPage => {
  const limit = wholeNumber(query.get('limit') ?? String(usualPage), 'limit', longestPage)
  const before = query.get('before')
  const place: Condition =
    before === null
      ? { kind: 'gt', field: 'id', value: wholeNumber(query.get('after') ?? '0', 'after') }
      : { kind: 'lt', field: 'id', value: wholeNumber(before, 'before') }
  const where: Condition = { kind: 'and', conditions: [place, searched(entity, query)] }
  const direction = before === null ? 'asc' : 'desc'
  // One row more than requested is read. It tells whether there is another page.
  const { rows } = portal.services.engine.dynamic(entity.name).page({
    where,
    order: [{ field: 'id', direction }],
    limit: limit + 1,
  })
  const shown = rows.slice(0, limit)
  return { rows: before === null ? shown : shown.toReversed(), hasMore: rows.length > limit }
}

const searched = (entity: Entity, query: URLSearchParams): Condition => {
  const text = query.get('contains') ?? ''
  const field = query.get('field') ?? 'id'
  if (text === '') return { kind: 'always' }
  if (!entity.fields.some(({ name }) => name === field)) throw badInput(`${entity.name} has no field "${field}".`)
  if (field === 'id') return { kind: 'eq', field, value: wholeNumber(text, 'contains') }
  return { kind: 'contains', field, text }
}
