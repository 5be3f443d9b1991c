import { offeredV3Methods } from '../../../dialects/v3/method-rules.ts'
import { optionalText } from '../../../dialects/v3/parameters.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { Method, MethodCall, Methods, PortalMethod } from '../../../methods/method.ts'
import { openApiDocument } from './openapi.ts'
import { allDocumentedDtos } from '../../../resources/documented-dto.ts'
import { taskDto } from '../../tasks/family.ts'
import { param } from '../../../resources/v3-params.ts'

const scopeList: Method = {
  params: [param('filterModule', 'string'), param('filterController', 'string'), param('filterMethod', 'string')],
  handle: (call) => ({ result: scopeTree(call) }),
}

/** The DTOs come from the documentation, except for the task, which has all its fields. */
const openApi: Method = {
  params: [],
  handle: ({ portal }) => {
    const dtos = allDocumentedDtos.map((dto) => (dto.name === taskDto.name ? taskDto : dto))
    const body = openApiDocument(offeredV3Methods(portal), dtos)
    return { result: body, body }
  },
}

/** The description of REST v3: scopes and the OpenAPI document, each under two names. */
export const descriptionMethods: Methods = {
  'rest.scope.list': scopeList,
  scopes: scopeList,
  'rest.documentation.openapi': openApi,
  documentation: openApi,
}

interface ScopePlace {
  readonly module: string
  readonly controller: string
  readonly action: string
}

/** The keys are module, then controller or `*`, then method or `*`. The value is the scope. */
const scopeTree = ({ params, portal }: MethodCall): WireMap => {
  const module = optionalText(params, 'filterModule')
  const controller = optionalText(params, 'filterController')
  const action = optionalText(params, 'filterMethod')
  const places = offeredV3Methods(portal)
    .flatMap(placesOf)
    .filter((place) => module === undefined || place.module === module)
    .filter((place) => controller === undefined || place.controller === controller)
    .filter((place) => action === undefined || place.action === action)
  return groupBy(places, 'module', (inModule) =>
    groupBy(inModule, 'controller', (inController) => groupBy(inController, 'action', ([place]) => describe(place))),
  )
}

/** A scope may be granted for a module, for a controller or for one method. */
const placesOf = ({ name, scope }: PortalMethod): readonly ScopePlace[] => {
  if (scope === null) return []
  const [module = '', ...rest] = name.split('.')
  const controller = rest.slice(0, -1).join('.')
  const all = { module, controller: '*', action: '*' }
  if (controller === '') return [all]
  return [all, { module, controller, action: '*' }, { module, controller, action: rest.at(-1) ?? '*' }]
}

const describe = (place: ScopePlace | undefined): WireMap => {
  const scope = [place?.module, place?.controller, place?.action].filter((part) => part !== '*').join('.')
  return { scope, title: scope, description: null, fields: null }
}

const groupBy = (
  places: readonly ScopePlace[],
  key: keyof ScopePlace,
  toValue: (group: readonly ScopePlace[]) => WireMap,
): WireMap => {
  const names = [...new Set(places.map((place) => place[key]))]
  return Object.fromEntries(names.map((name) => [name, toValue(places.filter((place) => place[key] === name))]))
}
