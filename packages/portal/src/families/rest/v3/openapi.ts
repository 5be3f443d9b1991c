import { batchName } from '../../../dialects/v3/batch.ts'
import type { Dto, DtoField, DtoType } from '../../../dialects/v3/dto.ts'
import type { WireMap } from '../../../wire-value.ts'
import type { MethodParam, PortalMethod } from '../../../methods/method.ts'

/** The OpenAPI document of the methods that a portal offers. It is the whole body of the reply. */
export const openApiDocument = (methods: readonly PortalMethod[], dtos: readonly Dto[]): WireMap => ({
  openapi: '3.0.0',
  info: { title: 'Bitrix24 REST V3 API', version: '1.0.0' },
  servers: [{ url: '/rest/api/' }],
  tags: [...new Set(methods.map(tagOf))].map((name) => ({ name, description: `Module ${name}` })),
  paths: {
    ...Object.fromEntries(methods.map((method) => [`/${method.name}`, pathItem(method)])),
    [`/${batchName}`]: { post: batchOperation },
  },
  components: { schemas: Object.fromEntries(dtos.map((dto) => [dto.name, dtoSchema(dto)])) },
})

const tagOf = ({ name }: PortalMethod): string => name.split('.')[0] ?? name

/** A method without parameters may be called with GET. */
const pathItem = (method: PortalMethod): WireMap => {
  const operation = { tags: [tagOf(method)], responses }
  const params = method.params ?? []
  if (params.length === 0) return { get: operation, post: operation }
  const required = params.filter((param) => param.required).map(({ name }) => name)
  const schema = {
    type: 'object',
    properties: Object.fromEntries(params.map((param) => [param.name, paramSchema(param)])),
    ...(required.length === 0 ? {} : { required }),
  }
  return { post: { ...operation, requestBody: { content: { 'application/json': { schema } } } } }
}

const responses = {
  200: { description: 'Success', content: { 'application/json': { schema: { type: 'object' } } } },
}

const callSchema = {
  type: 'object',
  properties: { method: { type: 'string' }, query: { type: 'object' } },
  required: ['method', 'query'],
}

const batchOperation = {
  tags: [batchName],
  requestBody: { content: { 'application/json': { schema: { type: 'array', items: callSchema } } } },
  responses,
}

const paramSchema = ({ type }: MethodParam): WireMap => {
  if (type === 'array') return { type: 'array', items: {} }
  return { type: type === 'int' ? 'integer' : type }
}

const dtoSchema = ({ fields }: Dto): WireMap => ({
  type: 'object',
  properties: Object.fromEntries(fields.map((field) => [field.name, fieldSchema(field)])),
})

const fieldSchema = (field: DtoField): WireMap => ({ ...schemas[field.type], nullable: field.required !== true })

const schemas: Readonly<Record<DtoType, WireMap>> = {
  int: { type: 'integer' },
  float: { type: 'number' },
  string: { type: 'string' },
  bool: { type: 'boolean' },
  date: { type: 'string', format: 'date' },
  dateTime: { type: 'string', format: 'date-time' },
  array: { type: 'array', items: {} },
  object: { type: 'object' },
}
