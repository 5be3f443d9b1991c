import type { Dto } from '../dialects/v3/dto.ts'
import { documentedDtos } from '../generated/v3-dtos.ts'
import { corrections } from './corrections.ts'

/** Every DTO of the documentation, with corrections. */
export const allDocumentedDtos: readonly Dto[] = documentedDtos.map(({ name, fields }) => {
  const corrected = corrections.find((correction) => correction.name === name)?.fields
  return { name, relations: [], fields: fields.map((field) => ({ ...field, ...corrected?.[field.name] })) }
})

/** Finds a DTO by its name, e.g. `main.eventlog`. @throws {Error} the documentation has no DTO of this name */
export const documentedDto = (name: string): Dto => {
  const found = allDocumentedDtos.find((dto) => dto.name === name)
  if (found === undefined) throw new Error(`The documentation has no v3 object ${name}.`)
  return found
}
