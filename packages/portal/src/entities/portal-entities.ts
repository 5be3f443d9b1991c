import type { Entity } from '../engine/entity.ts'
import { familyEntities } from '../documented/declared/declared-families.ts'
import { allEntities } from './all.ts'

/** Every entity that a new portal's database has a table for. */
export const portalEntities: readonly Entity[] = [...allEntities, ...familyEntities]
