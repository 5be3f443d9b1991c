import type { MethodParam, PortalMethod } from '../methods/method.ts'

/** A method of the v3 door, from all that is its own. */
export const v3Method = (declaration: Omit<PortalMethod, 'api'>): PortalMethod => ({ ...declaration, api: 'v3' })

/** A declared parameter. */
export const param = (name: string, type: string, required = false): MethodParam => ({ name, type, required })

export const idParam: MethodParam = param('id', 'int', true)
export const fieldsParam: MethodParam = param('fields', 'object', true)
export const selectParam: MethodParam = param('select', 'array')
