import type { Caller } from '../../auth/caller.ts'
import type { PortalServices } from '../../services.ts'
import type { WireValue } from '../../wire-value.ts'

/** A value that can be compared. */
export type Scalar = null | boolean | number | string

/** Types of DTO fields as the filter and the validation know them; introspection reports dates as `object`. */
export type DtoType = 'int' | 'float' | 'string' | 'bool' | 'date' | 'dateTime' | 'array' | 'object'

/** One field of a DTO. */
export interface DtoField {
  readonly name: string
  readonly type: DtoType
  readonly title?: string | undefined
  readonly filterable?: boolean | undefined
  readonly sortable?: boolean | undefined
  readonly editable?: boolean | undefined
  readonly multiple?: boolean | undefined
  readonly elementType?: string | undefined
  /** Must be given to `add`. */
  readonly required?: boolean | undefined
  /** The words an enumeration takes. */
  readonly oneOf?: readonly string[] | undefined
}

/** A related object behind a dotted select, e.g. `responsible` behind the link field `responsibleId`. */
export interface DtoRelation {
  readonly name: string
  /** The field that holds the related object's key, or a list of keys. */
  readonly link: string
  readonly dto: Dto
  /** Reads related objects by key; one that does not exist is left out. */
  readonly read: (portal: PortalServices, caller: Caller, keys: readonly Scalar[]) => ReadonlyMap<Scalar, DtoRow>
}

/** The typed shape of one v3 entity: what may be selected, filtered, sorted and written. */
export interface Dto {
  readonly name: string
  readonly fields: readonly DtoField[]
  readonly relations: readonly DtoRelation[]
  /** Fields of a `get` without `select`; undefined = all. */
  readonly baseFields?: readonly string[] | undefined
  /** Fields of a `list` without `select`; undefined = those of `get`. */
  readonly listFields?: readonly string[] | undefined
}

export const fieldOf = (dto: Dto, name: string): DtoField | undefined => dto.fields.find((field) => field.name === name)

/** A row in DTO shape, relations not yet read. */
export type DtoRow = Readonly<Record<string, WireValue>>
