import { diskObjectEntity, diskStorageEntity, diskVersionEntity } from './entities.ts'
import { fileEntity } from '../../files/file-entity.ts'
import { storageMethods, folderMethods, fileMethods, diskRightsMethods } from './methods/disk-methods.ts'
import { diskObjectMethods } from './methods/object-methods.ts'
import { versionMethods } from './methods/version-methods.ts'
import { attachedObjectMethods } from './methods/attached-objects.ts'
import { linkMethods } from './methods/file-methods.ts'
import { defineFamily } from '../define-family.ts'

/** Drives, folders and files, with the links for upload and download. */
export const disk = defineFamily({
  name: 'disk',
  alsoNamed: ['download', 'upload'],
  scopes: { v2: 'disk' },
  entities: [diskObjectEntity, diskStorageEntity, diskVersionEntity, fileEntity],
  v2: [
    storageMethods,
    folderMethods,
    fileMethods,
    diskRightsMethods,
    diskObjectMethods,
    versionMethods,
    attachedObjectMethods,
    linkMethods,
  ],
})

export { addStorage } from './methods/drives.ts'
export { addFile, addFolder, copyObject, deleteObject } from './methods/write-object.ts'
