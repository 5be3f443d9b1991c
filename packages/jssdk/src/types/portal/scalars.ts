/** A number as a text of digits. */
export type NumberString = string
/** A date, or a date with time, as ISO 8601 text. */
export type ISODate = string
/** A yes-or-no value in the portal's form. */
export type BoolString = 'Y' | 'N'
export type GenderString = 'M' | 'F' | ''
export type PlacementViewMode = 'view' | 'edit'
export type TextType = 'text' | 'html'
