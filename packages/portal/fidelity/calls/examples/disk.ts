import type { FamilyExamples } from './example.ts'

const fileContent = ['a.txt', 'YWJj']
const upload = (name: string) => ['disk.folder.uploadFile', { id: 1, data: { NAME: name }, fileContent }] as const
const folder = (name: string) => ['disk.folder.addSubFolder', { id: 1, data: { NAME: name } }] as const

/** Object 2 is a folder of the seed; 3 to 6 are files, 7 to 9 folders. */
export const diskExamples: FamilyExamples = {
  firstCalls: [
    ...['a.txt', 'b.txt', 'c.txt', 'd.txt'].map(upload),
    ...['E', 'F', 'G'].map(folder),
    ['disk.storage.getForApp', {}],
  ],
  params: {
    'disk.attachedObject.get': { id: 3 },
    'disk.storage.addFolder': { id: 1, data: { NAME: 'H' } },
    'disk.storage.uploadFile': { id: 1, data: { NAME: 'h.txt' }, fileContent },
    'disk.storage.rename': { id: 4, newName: 'A' },
    'disk.folder.addSubFolder': { id: 1, data: { NAME: 'I' } },
    'disk.folder.uploadFile': { id: 1, data: { NAME: 'i.txt' }, fileContent },
    'disk.storage.get': { id: 2 },
    'disk.folder.getChildren': { id: 1 },
    'disk.folder.get': { id: 2 },
    'disk.folder.rename': { id: 7, newName: 'J' },
    'disk.folder.moveTo': { id: 7, targetFolderId: 2 },
    'disk.folder.copyTo': { id: 8, targetFolderId: 2 },
    'disk.folder.markDeleted': { id: 9 },
    'disk.folder.restore': { id: 9 },
    'disk.folder.deleteTree': { id: 9 },
    'disk.folder.getExternalLink': { id: 2 },
    'disk.folder.shareToUser': { id: 2, userId: 2, taskName: 'disk_access_read' },
    'disk.file.get': { id: 3 },
    'disk.file.rename': { id: 4, newName: 'k.txt' },
    'disk.file.moveTo': { id: 4, targetFolderId: 2 },
    'disk.file.copyTo': { id: 5, targetFolderId: 2 },
    'disk.file.markDeleted': { id: 6 },
    'disk.file.restore': { id: 6 },
    'disk.file.delete': { id: 6 },
    'disk.file.getExternalLink': { id: 3 },
    'disk.file.getVersions': { id: 3 },
    'disk.file.uploadVersion': { id: 3, fileContent },
    'disk.file.restoreFromVersion': { id: 3, versionId: 1 },
    'disk.file.search': { QUERY: 'A' },
    'disk.version.get': { id: 1 },
  },
}
