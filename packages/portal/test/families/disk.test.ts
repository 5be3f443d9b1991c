import { createPortal, type Portal, type WireMap, type WireValue } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'
import { callV2, objectOf, resultOf, send } from '../client.ts'

const isMap = (value: WireValue | undefined): value is WireMap =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const textOf = (value: WireValue | undefined): string => (typeof value === 'string' ? value : '')

const base64 = (text: string): string => Buffer.from(text).toString('base64')
const upload = async (portal: Portal, name: string, text: string, more: WireMap = {}): Promise<WireMap> =>
  objectOf(portal, 'disk.folder.uploadfile', {
    id: 1,
    data: { NAME: name },
    fileContent: [name, base64(text)],
    ...more,
  })

const download = async (object: WireMap): Promise<string> => (await fetch(textOf(object['DOWNLOAD_URL']))).text()
const namesIn = async (portal: Portal, id: number): Promise<readonly string[]> => {
  const children = await resultOf(portal, 'disk.folder.getchildren', { id })
  return Array.isArray(children) ? children.filter(isMap).map(({ NAME }) => textOf(NAME)) : []
}

describe('a file of the disk', () => {
  it('comes back byte for byte from its link', async () => {
    await using portal = await createPortal()
    const bytes = Uint8Array.from({ length: 256 }, (_, index) => index)
    const file = await objectOf(portal, 'disk.storage.uploadfile', {
      id: 1,
      data: { NAME: 'all bytes.bin' },
      fileContent: ['x', Buffer.from(bytes).toString('base64')],
    })
    expect(file).toMatchObject({ NAME: 'all bytes.bin', TYPE: 'file', SIZE: '256', PARENT_ID: '1', STORAGE_ID: '1' })
    const response = await fetch(textOf(file['DOWNLOAD_URL']))
    expect(response.headers.get('Content-Disposition')).toContain('all%20bytes.bin')
    expect(new Uint8Array(await response.arrayBuffer())).toEqual(bytes)
  })

  it('is sent as a form to the link that the call without content gives', async () => {
    await using portal = await createPortal()
    const target = await objectOf(portal, 'disk.folder.uploadfile', { id: 1, data: { NAME: 'a.txt' } })
    const form = new FormData()
    form.append(textOf(target['field']), new Blob(['hello']), 'b.txt')
    const { status, body } = await send(textOf(target['uploadUrl']), { method: 'POST', body: form })
    expect(status).toBe(200)
    expect(body['result']).toMatchObject({ NAME: 'a.txt', SIZE: '5' })
    expect(await namesIn(portal, 1)).toEqual(['a.txt'])
  })

  it('has versions, and goes back to one', async () => {
    await using portal = await createPortal()
    const { ID: id = 0 } = await upload(portal, 'a.txt', 'one')
    expect(
      await download(await objectOf(portal, 'disk.file.uploadversion', { id, fileContent: ['a.txt', base64('two')] })),
    ).toBe('two')
    expect(await resultOf(portal, 'disk.file.getversions', { id })).toMatchObject([
      { GLOBAL_CONTENT_VERSION: '2' },
      { GLOBAL_CONTENT_VERSION: '1', SIZE: '3' },
    ])
    await resultOf(portal, 'disk.file.restorefromversion', { id, versionId: 1 })
    expect(await download(await objectOf(portal, 'disk.file.get', { id }))).toBe('one')
  })

  it('is renamed, moved, copied, thrown away, taken back and deleted', async () => {
    await using portal = await createPortal()
    const { ID: id = 0 } = await upload(portal, 'a.txt', 'one')
    const { ID: folderId = 0 } = await objectOf(portal, 'disk.folder.addsubfolder', { id: 1, data: { NAME: 'In' } })
    await resultOf(portal, 'disk.file.rename', { id, newName: 'b.txt' })
    await resultOf(portal, 'disk.file.copyto', { id, targetFolderId: folderId })
    expect(await namesIn(portal, 1)).toEqual(['b.txt', 'In'])
    await resultOf(portal, 'disk.file.markdeleted', { id })
    expect(await namesIn(portal, 1)).toEqual(['In'])
    await resultOf(portal, 'disk.file.restore', { id })
    await resultOf(portal, 'disk.file.delete', { id })
    expect((await callV2(portal, 'disk.file.get', { id })).body).toMatchObject({ error: 'ERROR_NOT_FOUND' })
    expect(await namesIn(portal, Number(folderId))).toEqual(['b.txt'])
  })
})

describe('a folder of the disk', () => {
  it('is copied and deleted with everything in it', async () => {
    await using portal = await createPortal()
    const { ID: id = 0 } = await objectOf(portal, 'disk.folder.addsubfolder', { id: 1, data: { NAME: 'A' } })
    const { ID: inner = 0 } = await objectOf(portal, 'disk.folder.addsubfolder', { id, data: { NAME: 'B' } })
    await upload(portal, 'c.txt', 'c', { id: inner })
    const copy = await objectOf(portal, 'disk.folder.copyto', { id, targetFolderId: 900_002 })
    expect(copy).toMatchObject({ NAME: 'A', STORAGE_ID: '2', PARENT_ID: '900002' })
    expect(await resultOf(portal, 'disk.storage.getchildren', { id: 2 })).toMatchObject([{ NAME: 'A' }])
    await resultOf(portal, 'disk.folder.deletetree', { id })
    expect(portal.rows('diskObject').map(({ name }) => name)).toEqual(['A', 'B', 'c.txt'])
  })

  it.each([
    { method: 'disk.folder.get', params: { id: 99 }, error: 'ERROR_NOT_FOUND' },
    { method: 'disk.folder.get', params: { id: 'x' }, error: 'ERROR_ARGUMENT' },
    { method: 'disk.folder.addsubfolder', params: { id: 1, data: {} }, error: 'DISK_BASE_SERVICE_22001' },
    { method: 'disk.folder.addsubfolder', params: { id: 1, data: { NAME: 'taken' } }, error: 'DISK_OBJ_22000' },
    { method: 'disk.folder.moveto', params: { id: 2, targetFolderId: 3 }, error: 'DISK_OBJ_22000' },
    { method: 'disk.folder.copyto', params: { id: 2, targetFolderId: 2 }, error: 'DISK_OBJ_22000' },
    {
      method: 'disk.folder.uploadfile',
      params: { id: 1, data: { NAME: 'a' }, fileContent: 'x' },
      error: 'ERROR_ARGUMENT',
    },
    { method: 'disk.storage.rename', params: { id: 1, newName: 'A' }, error: 'ACCESS_DENIED' },
    { method: 'download', params: { token: 'disk|aWQ9MQ==|x' }, error: 'ACCESS_DENIED' },
    { method: 'upload', params: {}, error: 'ACCESS_DENIED' },
  ])('$method with $params is refused: $error', async ({ method, params, error }) => {
    await using portal = await createPortal({
      seed: {
        diskObject: [
          { id: 2, type: 'folder', name: 'Taken', parentId: 1, storageId: 1 },
          { id: 3, type: 'folder', name: 'In', parentId: 2, storageId: 1 },
        ],
      },
    })
    expect((await callV2(portal, method, params)).body).toMatchObject({ error })
  })

  it('takes a second file of a name only under another name', async () => {
    await using portal = await createPortal()
    await upload(portal, 'a.txt', 'one')
    expect(await upload(portal, 'a.txt', 'two', { generateUniqueName: true })).toMatchObject({ NAME: 'a (1).txt' })
  })
})

describe('drives', () => {
  it('are those of the company, of each user and of the application that asks', async () => {
    await using portal = await createPortal()
    expect(await resultOf(portal, 'disk.storage.getforapp')).toMatchObject({ ID: '4', ENTITY_TYPE: 'restapp' })
    expect(await resultOf(portal, 'disk.storage.getforapp')).toMatchObject({ ID: '4' })
    expect(await resultOf(portal, 'disk.storage.getlist', { filter: { ENTITY_TYPE: 'user' } })).toHaveLength(2)
    await resultOf(portal, 'disk.storage.uploadfile', { id: 4, data: { NAME: 'a' }, fileContent: ['a', ''] })
    expect(await resultOf(portal, 'disk.folder.getchildren', { id: 900_004 })).toMatchObject([{ NAME: 'a', SIZE: '0' }])
  })

  it('give links that work for an application with its token', async () => {
    await using portal = await createPortal()
    const { tokens } = portal.installApp()
    const { body } = await send(`${portal.url}/rest/disk.folder.uploadfile?auth=${tokens.accessToken}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ id: 1, data: { NAME: 'a.txt' }, fileContent: ['a.txt', base64('hi')] }),
    })
    const url = isMap(body['result']) ? textOf(body['result']['DOWNLOAD_URL']) : ''
    expect(url).toContain('/rest/download.json?auth=')
    expect(await (await fetch(url)).text()).toBe('hi')
  })
})
