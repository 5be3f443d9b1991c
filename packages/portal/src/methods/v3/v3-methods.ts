import { documentedMethods } from '../../generated/v3-methods.ts'
import type { PortalMethod } from '../method.ts'
import { allDocumentedDtos } from './documented-dto.ts'
import { fieldMethods } from './fields.ts'
import { restMethods } from './rest.ts'

const scopeOf = (dtoName: string): string => {
  const documented = documentedMethods.find(({ method }) => method === `${dtoName}.field.list`)
  return documented?.scope ?? dtoName.split('.')[0] ?? dtoName
}

/** Every method of the v3 door; `batch` is no method but a form of request, and stands in the dialect. */
export const v3Methods: readonly PortalMethod[] = [
  ...restMethods(allDocumentedDtos),
  ...allDocumentedDtos.flatMap((dto) => fieldMethods(dto, scopeOf(dto.name))),
]
