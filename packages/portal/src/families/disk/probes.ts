import type { Probe } from '../probe.ts'
import { refusals } from '../refusal-probe.ts'

const folder = 'api-reference/disk'
const nobody = 999_999_999
/** The drive of the company, with a folder whose name is the id of a new lead. */
const made: NonNullable<Probe['setup']> = {
  marker: ['crm.lead.add', { fields: { TITLE: 'Probe' } }],
  drives: ['disk.storage.getList', { filter: { ENTITY_TYPE: 'common' } }],
  folder: ['disk.storage.addFolder', { id: '$drives.0.ID', data: { NAME: 'Probe {$marker}' } }],
}
/** The texts `one` and `two` in Base64. */
const one = 'b25l'
const two = 'dHdv'
const file = (NAME: string, content = one): Probe['requests'][string] => [
  'disk.folder.uploadFile',
  { id: '$folder.ID', data: { NAME }, fileContent: [NAME, content] },
]
const subfolder = (NAME: string): Probe['requests'][string] => [
  'disk.folder.addSubFolder',
  { id: '$folder.ID', data: { NAME } },
]
const children: Probe['requests'][string] = ['disk.folder.getChildren', { id: '$folder.ID', order: { NAME: 'ASC' } }]
const without: Probe['requests'][string] = ['disk.folder.deleteTree', { id: '$folder.ID' }]

const files: readonly Probe[] = [
  {
    about: 'A file that is uploaded has its name and its size.',
    page: `${folder}/folder/disk-folder-upload-file.md`,
    setup: { ...made, file: file('a.txt') },
    requests: { got: ['disk.file.get', { id: '$file.ID' }], without },
    expect: [
      { path: 'got.result', has: { NAME: 'a.txt', TYPE: 'file', SIZE: '3', PARENT_ID: '$folder.ID:text' } },
      { path: 'got.result.DOWNLOAD_URL', isThere: true },
    ],
  },
  {
    about: 'A second file of the same name gets another name when that is asked for.',
    page: `${folder}/folder/disk-folder-upload-file.md`,
    setup: { ...made, file: file('a.txt') },
    requests: {
      got: [
        'disk.folder.uploadFile',
        { id: '$folder.ID', data: { NAME: 'a.txt' }, fileContent: ['a.txt', two], generateUniqueName: true },
      ],
      children,
      without,
    },
    expect: [
      { path: 'got.result.NAME', isNot: 'a.txt' },
      { path: 'children.result', count: 2 },
    ],
  },
  {
    about: 'A file gets another name.',
    page: `${folder}/file/disk-file-rename.md`,
    setup: { ...made, file: file('a.txt') },
    requests: { got: ['disk.file.rename', { id: '$file.ID', newName: 'b.txt' }], children, without },
    expect: [
      { path: 'got.result.NAME', is: 'b.txt' },
      { path: 'children.result', has: [{ NAME: 'b.txt' }] },
    ],
  },
  {
    about: 'A copy of a file is another file, and the first one stays.',
    page: `${folder}/file/disk-file-copy-to.md`,
    setup: {
      ...made,
      inner: subfolder('Inner'),
      file: file('a.txt'),
      copy: ['disk.file.copyTo', { id: '$file.ID', targetFolderId: '$inner.ID' }],
    },
    requests: {
      got: ['disk.folder.getChildren', { id: '$inner.ID' }],
      first: ['disk.file.get', { id: '$file.ID' }],
      without,
    },
    expect: [
      { path: 'got.result', has: [{ ID: '$copy.ID:text', NAME: 'a.txt' }] },
      { path: 'first.result.PARENT_ID', is: '$folder.ID:text' },
    ],
  },
  {
    about: 'A file that is moved is in the other folder alone.',
    page: `${folder}/file/disk-file-move-to.md`,
    setup: {
      ...made,
      inner: subfolder('Inner'),
      file: file('a.txt'),
      moved: ['disk.file.moveTo', { id: '$file.ID', targetFolderId: '$inner.ID' }],
    },
    requests: { got: ['disk.folder.getChildren', { id: '$inner.ID' }], children, without },
    expect: [
      { path: 'got.result', has: [{ ID: '$file.ID:text' }] },
      { path: 'children.result', has: [{ NAME: 'Inner' }] },
      { path: 'children.result', count: 1 },
    ],
  },
  {
    about: 'A file in the recycle bin is in no folder until it is restored.',
    page: `${folder}/file/disk-file-mark-deleted.md`,
    setup: {
      ...made,
      file: file('a.txt'),
      thrown: ['disk.file.markDeleted', { id: '$file.ID' }],
      before: children,
      restored: ['disk.file.restore', { id: '$file.ID' }],
    },
    requests: { children, without },
    expect: [
      { path: 'before.result', is: [] },
      { path: 'children.result', has: [{ ID: '$file.ID:text' }] },
    ],
  },
  {
    about: 'A deleted file is not found any more.',
    page: `${folder}/file/disk-file-delete.md`,
    setup: { ...made, file: file('a.txt'), deleted: ['disk.file.delete', { id: '$file.ID' }] },
    requests: { got: ['disk.file.get', { id: '$file.ID' }], without },
    expect: [
      { path: 'deleted.result', is: true },
      { path: 'got.error', is: 'ERROR_NOT_FOUND' },
    ],
  },
  {
    about: 'A new version of a file is kept beside the first one.',
    page: `${folder}/file/disk-file-get-versions.md`,
    setup: {
      ...made,
      file: file('a.txt'),
      uploaded: ['disk.file.uploadVersion', { id: '$file.ID', fileContent: ['a.txt', 'bG9uZ2Vy'] }],
    },
    requests: {
      got: ['disk.file.getVersions', { id: '$file.ID' }],
      file: ['disk.file.get', { id: '$file.ID' }],
      without,
    },
    expect: [
      { path: 'got.result', count: 2 },
      { path: 'file.result.SIZE', is: '6' },
    ],
  },
]

const folders: readonly Probe[] = [
  {
    about: 'A new folder is below the one where it was made.',
    page: `${folder}/folder/disk-folder-add-subfolder.md`,
    setup: { ...made, inner: subfolder('Inner') },
    requests: { got: ['disk.folder.get', { id: '$inner.ID' }], without },
    expect: [{ path: 'got.result', has: { NAME: 'Inner', TYPE: 'folder', PARENT_ID: '$folder.ID:text' } }],
  },
  {
    about: 'A second folder of the same name is refused.',
    page: `${folder}/folder/disk-folder-add-subfolder.md`,
    setup: { ...made, inner: subfolder('Inner') },
    requests: { got: subfolder('Inner'), without },
    expect: [{ path: 'got.error', is: 'DISK_OBJ_22000' }],
  },
  {
    about: 'Children of a folder are found by their kind and their name.',
    page: `${folder}/folder/disk-folder-get-children.md`,
    setup: { ...made, inner: subfolder('Inner'), a: file('a.txt'), b: file('b.txt') },
    requests: {
      folders: ['disk.folder.getChildren', { id: '$folder.ID', filter: { TYPE: 'folder' } }],
      files: ['disk.folder.getChildren', { id: '$folder.ID', filter: { NAME: 'b.txt' } }],
      part: ['disk.folder.getChildren', { id: '$folder.ID', filter: { '%NAME': '.txt' }, order: { NAME: 'DESC' } }],
      without,
    },
    expect: [
      { path: 'folders.result', has: [{ ID: '$inner.ID:text' }] },
      { path: 'folders.result', count: 1 },
      { path: 'files.result', has: [{ ID: '$b.ID:text' }] },
      { path: 'files.result', count: 1 },
      { path: 'part.result', has: [{ NAME: 'b.txt' }, { NAME: 'a.txt' }] },
      { path: 'part.total', is: 2 },
    ],
  },
  {
    about: 'A deleted folder takes all that is in it along.',
    page: `${folder}/folder/disk-folder-delete-tree.md`,
    setup: { ...made, inner: subfolder('Inner'), file: file('a.txt'), without },
    requests: { file: ['disk.file.get', { id: '$file.ID' }], inner: ['disk.folder.get', { id: '$inner.ID' }] },
    expect: [
      { path: 'without.result', is: true },
      { path: 'file.error', is: 'ERROR_NOT_FOUND' },
      { path: 'inner.error', is: 'ERROR_NOT_FOUND' },
    ],
  },
  {
    about: 'A copy of a folder has copies of what is in it.',
    page: `${folder}/folder/disk-folder-copy-to.md`,
    setup: {
      ...made,
      from: subfolder('From'),
      to: subfolder('To'),
      file: ['disk.folder.uploadFile', { id: '$from.ID', data: { NAME: 'a.txt' }, fileContent: ['a.txt', one] }],
      copy: ['disk.folder.copyTo', { id: '$from.ID', targetFolderId: '$to.ID' }],
    },
    requests: { got: ['disk.folder.getChildren', { id: '$copy.ID' }], without },
    expect: [
      { path: 'copy.result', has: { NAME: 'From', PARENT_ID: '$to.ID:text' } },
      { path: 'got.result', has: [{ NAME: 'a.txt' }] },
      { path: 'got.result.0.ID', isNot: '$file.ID:text' },
    ],
  },
]

const refused = refusals(folder, [
  {
    about: 'A file that does not exist is not found.',
    page: 'file/disk-file-get',
    call: ['disk.file.get', { id: nobody }],
    error: 'ERROR_NOT_FOUND',
  },
  {
    about: 'A file that is not named is not read.',
    page: 'file/disk-file-get',
    call: ['disk.file.get'],
    error: 'ERROR_ARGUMENT',
  },
  {
    about: 'A folder that does not exist has no children.',
    page: 'folder/disk-folder-get-children',
    call: ['disk.folder.getChildren', { id: nobody }],
    error: 'ERROR_NOT_FOUND',
  },
  {
    about: 'A folder without data is refused.',
    page: 'folder/disk-folder-add-subfolder',
    setup: made,
    call: ['disk.folder.addSubFolder', { id: '$folder.ID' }],
    error: 'ERROR_ARGUMENT',
  },
  {
    about: 'A file of no folder is not uploaded.',
    page: 'folder/disk-folder-upload-file',
    call: ['disk.folder.uploadFile', { id: nobody, data: { NAME: 'a.txt' }, fileContent: ['a.txt', one] }],
    error: 'ERROR_NOT_FOUND',
  },
  {
    about: 'A drive that does not exist is not found.',
    page: 'storage/disk-storage-get',
    call: ['disk.storage.get', { id: nobody }],
    error: 'ERROR_NOT_FOUND',
  },
  {
    about: 'A version that does not exist is not found.',
    page: 'version/disk-version-get',
    call: ['disk.version.get', { id: nobody }],
    error: 'ERROR_NOT_FOUND',
  },
  {
    about: 'Files are not searched for without a query.',
    page: 'file/disk-file-search',
    call: ['disk.file.search'],
    error: 'ERROR_ARGUMENT',
  },
])

/** What the documentation says of the behaviour of `disk.*`. */
export const diskProbes: readonly Probe[] = [...files, ...folders, ...refused]
