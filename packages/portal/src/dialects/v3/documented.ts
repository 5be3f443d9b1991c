import type { DtoType } from './dto.ts'

/** A v3 object as the documentation lists it; dates are called `object` there. */
export interface DocumentedDto {
  readonly name: string
  readonly fields: readonly DocumentedField[]
}

export interface DocumentedField {
  readonly name: string
  readonly type: DtoType
  readonly filterable?: boolean
  readonly sortable?: boolean
  readonly editable?: boolean
  readonly multiple?: boolean
}
