import { textOf } from '../../../wire-value.ts'
import type { Methods } from '../../../methods/method.ts'
import { rowsWhere } from '../../../methods/rows-where.ts'
import { diskId, notFound } from './drives.ts'
import { downloadUrl } from '../../../files/download-url.ts'

/** Files that are attached to tasks. An attachment has the id of its file. */
export const attachedObjectMethods: Methods = {
  'disk.attachedObject.get': (call) => {
    const { engine } = call.portal
    const id = diskId(call)
    const file = engine.find('diskObject', id)
    const [task] = rowsWhere(engine, 'task', { kind: 'eq', field: 'ufTaskWebdavFiles', value: `n${String(id)}` })
    if (file?.['type'] !== 'file' || task === undefined) throw notFound(id)
    return {
      result: {
        ID: String(id),
        OBJECT_ID: String(id),
        MODULE_ID: 'tasks',
        ENTITY_TYPE: String.raw`Bitrix\Tasks\Integration\Disk\Connector\Task`,
        ENTITY_ID: textOf(task['id']),
        CREATE_TIME: file['createTime'] ?? null,
        CREATED_BY: textOf(file['createdBy']),
        DOWNLOAD_URL: downloadUrl(call, file['fileId'] ?? 0),
        NAME: textOf(file['name']),
        SIZE: textOf(file['size']),
      },
    }
  },
}
