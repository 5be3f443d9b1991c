import { classicNaming, fieldsByName } from '../../../engine/naming.ts'
import type { Entity } from '../../../engine/entity.ts'
import type { ConditionOf, RowOf } from '../../../engine/entity-rows.ts'
import { diskObjectEntity } from '../entities.ts'
import { diskStorageEntity } from '../entities.ts'
import { PortalError } from '../../../portal-error.ts'
import { textOf, type WireMap } from '../../../wire-value.ts'
import { classicRow } from '../../../methods/classic-row.ts'
import { classicQuery } from '../../../methods/list-query.ts'
import { listRows } from '../../../methods/list-rows.ts'
import type { MethodCall, MethodReply, Methods } from '../../../methods/method.ts'
import { anyCase } from '../../../methods/params.ts'
import { addStorage, diskId, diskParam, findObject, findStorage, folderOf } from './drives.ts'
import { folderInto, given, uploadInto, uploadVersion } from './object-methods.ts'
import { showObject } from './show-object.ts'
import { refused } from '../../../methods/refusals.ts'

const list = (call: MethodCall, where: ConditionOf<'diskObject'>): MethodReply => {
  const page = listRows(call, {
    entity: diskObjectEntity,
    ...classicQuery(call),
    where,
    isWhole: true,
  })
  return { result: page.rows.map((row) => showObject(call, row)), total: page.total, next: page.next }
}

/** Objects in the trash do not count as children. */
const childrenOf = (folderId: number): ConditionOf<'diskObject'> => ({
  kind: 'and',
  conditions: [
    { kind: 'eq', field: 'parentId', value: folderId },
    { kind: 'in', field: 'deletedType', values: [0, null] },
  ],
})

const describe = ({ fields }: Entity, without: readonly string[] = []): WireMap =>
  Object.fromEntries(
    fields.flatMap(({ upper, type }) =>
      upper === undefined || without.includes(upper)
        ? []
        : [[upper, { TYPE: type, USE_IN_FILTER: true, USE_IN_SHOW: true }] as const],
    ),
  )

const storageFields = [...fieldsByName(diskStorageEntity, classicNaming).values()]
const showStorage = (row: Partial<RowOf<'diskStorage'>>): WireMap => classicRow(row, storageFields)

const rootOf = (call: MethodCall): number => Number(findStorage(call)['rootObjectId'])

/** The drive of the application or the webhook that calls. */
const storageOfCaller = ({ portal, caller }: MethodCall): RowOf<'diskStorage'> => {
  const where: ConditionOf<'diskStorage'> = {
    kind: 'and',
    conditions: [
      { kind: 'eq', field: 'entityType', value: 'restapp' },
      { kind: 'eq', field: 'code', value: caller.credentialId },
    ],
  }
  const [known] = portal.engine.page('diskStorage', { where, limit: 1 }).rows
  const values = { name: 'Application', code: caller.credentialId, entityType: 'restapp', entityId: '0' }
  return known ?? addStorage(portal.engine, values)
}

export const storageMethods: Methods = {
  'disk.storage.getList': (call) => {
    const page = listRows(call, {
      entity: diskStorageEntity,
      ...classicQuery(call),
      // The drive of the chats is internal, so the list does not show it.
      where: { kind: 'ne', field: 'entityType', value: 'im' },
    })
    return { result: page.rows.map(showStorage), total: page.total, next: page.next }
  },
  'disk.storage.get': (call) => ({ result: showStorage(findStorage(call)) }),
  'disk.storage.getForApp': (call) => ({ result: { ...showStorage(storageOfCaller(call)), CODE: null } }),
  'disk.storage.getTypes': () => ({ result: ['user', 'common', 'group', 'restapp'] }),
  'disk.storage.getFields': () => ({ result: describe(diskStorageEntity) }),
  'disk.storage.getChildren': (call) => list(call, childrenOf(rootOf(call))),
  'disk.storage.addFolder': (call) => ({ result: folderInto(call, rootOf(call)) }),
  'disk.storage.uploadFile': (call) => ({ result: uploadInto(call, rootOf(call)) }),
  'disk.storage.rename': (call) => {
    const row = findStorage(call)
    // The drives of users and groups have the names of their owners, so they cannot be renamed.
    if (row['entityType'] !== 'restapp')
      throw refused('ACCESS_DENIED', 'Access denied: only the drive of an application')
    call.portal.engine.update('diskStorage', row['id'], {
      name: textOf(diskParam(call.params, 'newName', 1)),
    })
    return { result: { ...showStorage(findStorage(call)), CODE: null } }
  },
}

const fileOnly = ['REAL_OBJECT_ID', 'DETAIL_URL']
const folderOnly = ['GLOBAL_CONTENT_VERSION', 'FILE_ID', 'SIZE', 'DETAIL_URL']

export const folderMethods: Methods = {
  'disk.folder.get': (call) => ({ result: showFolder(call, diskId(call)) }),
  'disk.folder.getChildren': (call) => list(call, childrenOf(folderOf(call.portal.engine, diskId(call)).id)),
  'disk.folder.getFields': () => ({ result: describe(diskObjectEntity, folderOnly) }),
  'disk.folder.addSubFolder': (call) => ({ result: folderInto(call, diskId(call)) }),
  'disk.folder.uploadFile': (call) => ({ result: uploadInto(call, diskId(call)) }),
  'disk.folder.shareToUser': (call) => {
    findObject(call, 'folder')
    given(call, 'userId', 1)
    given(call, 'taskName', 2)
    return { result: true }
  },
}

/** The root of a drive is not a row, but it is shown like any folder. */
const showFolder = (call: MethodCall, id: number): WireMap => {
  const { row, storageId } = folderOf(call.portal.engine, id)
  return showObject(call, row ?? { id, name: 'Root', type: 'folder', storageId, parentId: 0 })
}

const searched = (call: MethodCall): MethodReply => {
  const query = textOf(anyCase(call.params, 'query'))
  if (query === '')
    throw new PortalError({
      code: 'INVALID_QUERY',
      description: 'The parameter QUERY is empty',
      extra: { argument: 'QUERY' },
      refusedFor: { case: 'missing', param: 'QUERY' },
    })
  return list(call, { kind: 'contains', field: 'name', text: query })
}

export const fileMethods: Methods = {
  'disk.file.uploadVersion': uploadVersion,
  'disk.file.get': (call) => ({ result: showObject(call, findObject(call, 'file')) }),
  'disk.file.getFields': () => ({ result: describe(diskObjectEntity, fileOnly) }),
  'disk.file.search': searched,
}

const rights: readonly WireMap[] = [
  ['disk_access_read', 'Read'],
  ['disk_access_add', 'Add'],
  ['disk_access_edit', 'Edit'],
  ['disk_access_full', 'Full access'],
].map(([NAME = '', TITLE = ''], index) => ({ ID: String(index + 1), NAME, TITLE }))

/** The rights that a user can give. */
export const diskRightsMethods: Methods = {
  'disk.rights.getTasks': () => ({ result: rights }),
}
