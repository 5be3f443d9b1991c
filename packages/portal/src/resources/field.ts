import type { DtoField, DtoType } from '../dialects/v3/dto.ts'

/** DTO fields as tables: each line has a type and the names of its fields. */
const ofType =
  (type: DtoType) =>
  (name: string, more: Partial<DtoField> = {}): DtoField => ({ name, type, ...more })

export const int = ofType('int')
export const text = ofType('string')
export const bool = ofType('bool')
export const dateTime = ofType('dateTime')
export const list = ofType('array')
export const object = ofType('object')

/** Sets the same flags for several fields. */
export const editable = { editable: true } as const
export const sortable = { sortable: true } as const
export const filterable = { filterable: true } as const
