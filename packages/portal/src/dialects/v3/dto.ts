import type { Caller } from '../../auth/caller.ts'
import type { PortalServices } from '../../services.ts'
import type { WireValue } from '../../wire-value.ts'

/** A value that can be compared. */
export type Scalar = null | boolean | number | string

/** The types of DTO fields for filters and validation. Introspection shows dates as `object`. */
export type DtoType = 'int' | 'float' | 'string' | 'bool' | 'date' | 'dateTime' | 'array' | 'object'

export interface DtoField {
  readonly name: string
  readonly type: DtoType
  readonly title?: string | undefined
  readonly filterable?: boolean | undefined
  readonly sortable?: boolean | undefined
  readonly editable?: boolean | undefined
  readonly multiple?: boolean | undefined
  readonly elementType?: string | undefined
  /** Whether `add` requires the field. */
  readonly required?: boolean | undefined
  /** The words that an enumeration accepts. */
  readonly oneOf?: readonly string[] | undefined
}

/** A related object that a dotted select reads. For example, `responsible` uses the link field `responsibleId`. */
export interface DtoRelation {
  readonly name: string
  /** The field with the key of the related object, or with a list of keys. */
  readonly link: string
  readonly dto: Dto
  /** Reads related objects by key. Objects that do not exist are left out. */
  readonly read: (portal: PortalServices, caller: Caller, keys: readonly Scalar[]) => ReadonlyMap<Scalar, DtoRow>
}

/** The typed shape of one v3 entity: which fields can be selected, filtered, sorted and written. */
export interface Dto {
  readonly name: string
  readonly fields: readonly DtoField[]
  readonly relations: readonly DtoRelation[]
  /** The fields of a `get` without `select`. Undefined means all. */
  readonly baseFields?: readonly string[] | undefined
  /** The fields of a `list` without `select`. Undefined means those of `get`. */
  readonly listFields?: readonly string[] | undefined
}

export const fieldOf = (dto: Dto, name: string): DtoField | undefined => dto.fields.find((field) => field.name === name)

/** A row in the shape of the DTO, before its relations are read. */
export type DtoRow = Readonly<Record<string, WireValue>>
