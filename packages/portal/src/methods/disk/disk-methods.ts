import { classicNaming } from '../../engine/naming.ts'
import { PortalError } from '../../portal-error.ts'
import { classicRow } from '../classic-row.ts'
import { listRows } from '../list-rows.ts'
import type { MethodCall, PortalMethod } from '../method.ts'
import { anyCase, classicMap, toInteger } from '../params.ts'

/** The root folder of the common drive; it is no row. */
const rootFolderId = 1

const folderId = ({ params, portal }: MethodCall): number => {
  const id = toInteger(anyCase(params, 'id'))
  if (id === undefined)
    throw new PortalError({ code: 'ERROR_ARGUMENT', description: 'Required parameter: id', extra: { argument: 'id' } })
  if (id === rootFolderId || portal.engine.find('diskObject', id)?.['type'] === 'folder') return id
  throw new PortalError({ code: 'ERROR_NOT_FOUND', description: `Could not find entity with id \`${String(id)}\`.` })
}

const getChildren: PortalMethod = {
  name: 'disk.folder.getchildren',
  api: 'v2',
  scope: 'disk',
  handle: (call) => {
    const page = listRows(call, {
      entity: call.portal.engine.entity('diskObject'),
      naming: classicNaming,
      filter: classicMap(call.params, 'filter'),
      order: classicMap(call.params, 'order'),
      select: undefined,
      where: { kind: 'eq', field: 'parentId', value: folderId(call) },
    })
    const result = page.rows.map((row) => classicRow(row, page.fields))
    return { result, total: page.total, next: page.next }
  },
}

/** Folders of the disk. */
export const diskMethods: readonly PortalMethod[] = [getChildren]
