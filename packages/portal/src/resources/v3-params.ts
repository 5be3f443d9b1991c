import type { MethodParam } from '../methods/method.ts'

export const param = (name: string, type: string, required = false): MethodParam => ({ name, type, required })

export const idParam: MethodParam = param('id', 'int', true)
export const fieldsParam: MethodParam = param('fields', 'object', true)
export const selectParam: MethodParam = param('select', 'array')
