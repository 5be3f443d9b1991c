import { classicNaming, controllerNaming } from '../engine/naming.ts'
import type { ListSpec } from './list-rows.ts'
import type { MethodCall } from './method.ts'
import { classicMap, controllerMap } from './params.ts'

type ListQuery = Pick<ListSpec<string>, 'naming' | 'filter' | 'order'>

/** Reads the filter and the order of a list in the classic modules. @throws {PortalError} `filter` or `order` is a scalar */
export const classicQuery = ({ params }: MethodCall): ListQuery => ({
  naming: classicNaming,
  filter: classicMap(params, 'filter'),
  order: classicMap(params, 'order'),
})

/** Reads the filter and the order of a list in the controllers. @throws {PortalError} `filter` or `order` is a scalar */
export const controllerQuery = ({ params }: MethodCall): ListQuery => ({
  naming: controllerNaming,
  filter: controllerMap(params, 'filter'),
  order: controllerMap(params, 'order'),
})
