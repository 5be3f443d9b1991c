import type { DtoType } from './dto.ts'

/** A v3 object as the documentation lists it. The documentation calls dates `object`. */
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
