/** A number carried as a string of digits. */
export type NumberString = string
/** A date or a moment carried as a string, ISO 8601. */
export type ISODate = string
/** The portal's flag. */
export type BoolString = 'Y' | 'N'
export type GenderString = 'M' | 'F' | ''
export type PlacementViewMode = 'view' | 'edit'
export type TextType = 'text' | 'html'
