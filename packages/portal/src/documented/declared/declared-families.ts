import type { Row } from '../../engine/engine.ts'
import type { Entity } from '../../engine/entity.ts'
import type { PortalMethod } from '../../methods/method.ts'
import { bookingFamilies } from '../../methods/family/families/booking.ts'
import { catalogFamilies } from '../../methods/family/families/catalog.ts'
import { crmFamilies } from '../../methods/family/families/crm.ts'
import { otherFamilies } from '../../methods/family/families/other.ts'
import { saleFamilies } from '../../methods/family/families/sale.ts'
import { taskFamilies } from '../../methods/family/families/tasks.ts'
import { createFamily, type Family } from './family.ts'

/** Every declared family. */
export const families: readonly Family[] = [
  ...crmFamilies,
  ...catalogFamilies,
  ...saleFamilies,
  ...taskFamilies,
  ...bookingFamilies,
  ...otherFamilies,
].map(createFamily)

/** The methods of all declared families. */
export const familyMethods: readonly PortalMethod[] = families.flatMap(({ methods }) => methods)

/** The entities they brought along. */
export const familyEntities: readonly Entity[] = families.flatMap(({ declaration, entity }) =>
  declaration.entity === undefined ? [entity] : [],
)

/** Rows that every portal has in them. */
export const familyRows: readonly { readonly entity: string; readonly rows: readonly Row[] }[] = families.flatMap(
  ({ declaration, entity }) =>
    declaration.rows === undefined ? [] : [{ entity: entity.name, rows: declaration.rows }],
)
