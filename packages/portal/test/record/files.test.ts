import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createPortal, createRecorder, createReplay, type Portal, type WireMap } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { isWireMap, textOf } from '../../src/wire-value.ts'
import { type Act, startUpstream, upstreamSecret } from './upstream-server.ts'

let folder: string
let out: string
let portal: Portal
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portal-record-files-'))
  out = join(folder, 'cassette.jsonl')
  portal = await createPortal({ seed: { deal: [1] } })
})
afterEach(async () => {
  await portal.close()
  await rm(folder, { recursive: true })
})

/** No text in any encoding, with what a careless search would take for a secret. */
const picture = Buffer.concat([
  Buffer.from(Uint8Array.from({ length: 256 }, (_, index) => index)),
  Buffer.from('jwt=AAAAAAAAAAAAAAAAAAAAAAAA1 token: BBBBBBBBBBBBBBBBBBBBBBBBB2\r\n\0'),
  Buffer.from([0xff, 0xfe, 0x80, 0x0d, 0x0a]),
])

const call = async (webhookUrl: string, method: string, params: unknown): Promise<WireMap> => {
  const headers = { 'Content-Type': 'application/json' }
  const response = await fetch(webhookUrl + method, { method: 'POST', headers, body: JSON.stringify(params) })
  const body: unknown = await response.json()
  const result = isWireMap(body) ? body['result'] : undefined
  if (!isWireMap(result)) throw new Error(`${method} answered ${JSON.stringify(body)}`)
  return result
}
const bytesOf = async (url: string): Promise<Buffer> => Buffer.from(await (await fetch(url)).arrayBuffer())
const sendFile = async (url: string, bytes: Uint8Array): Promise<WireMap> => {
  const form = new FormData()
  form.append('file', new Blob([new Uint8Array(bytes)]), 'picture.png')
  const body: unknown = await (await fetch(url, { method: 'POST', body: form })).json()
  return isWireMap(body) && isWireMap(body['result']) ? body['result'] : {}
}
const replayFiles = async () => createReplay({ cassette: await readFile(out, 'utf8'), files: `${out}.files` })
const keptFiles = async (): Promise<Buffer[]> => {
  const names = await readdir(`${out}.files`)
  return Promise.all(names.map(async (name) => readFile(join(`${out}.files`, name))))
}

/** Uploads by the link of the disk, takes the file back by its link, and by that of a field of the CRM. */
const session = async (webhookUrl: string) => {
  const { origin } = new URL(webhookUrl)
  const target = await call(webhookUrl, 'disk.folder.uploadfile', { id: 1, data: { NAME: 'a.png' } })
  const sent = await sendFile(textOf(target['uploadUrl']), picture)
  const file = await call(webhookUrl, 'disk.file.get', { id: sent['ID'] })
  const deal = await call(webhookUrl, 'crm.item.get', { entityTypeId: 2, id: 1 })
  const item = isWireMap(deal['item']) ? deal['item']['ufCrm_1721'] : undefined
  const classic = (await call(webhookUrl, 'crm.deal.get', { id: 1 }))['UF_CRM_1721']
  const links = [
    target['uploadUrl'],
    sent['DOWNLOAD_URL'],
    file['DOWNLOAD_URL'],
    isWireMap(item) ? item['urlMachine'] : undefined,
    isWireMap(classic) ? classic['downloadUrl'] : undefined,
  ].map(textOf)
  const [, ofUpload = '', ofFile = '', ofItem = '', ofClassic = ''] = links
  return {
    isHere: links.every((link) => link.startsWith(origin)),
    links,
    name: sent['NAME'],
    bodies: [await bytesOf(ofUpload), await bytesOf(ofFile), await bytesOf(ofItem), await bytesOf(ofClassic)],
  }
}

const giveDealAFile = (): Promise<WireMap> => {
  portal.addField('deal', { name: 'UF_CRM_1721', type: 'file' })
  const ufCrm_1721 = ['b.bin', Buffer.from('a file of the deal').toString('base64')]
  return call(portal.webhookUrl, 'crm.item.update', { entityTypeId: 2, id: 1, fields: { ufCrm_1721 } })
}

describe('files by the addresses in replies', () => {
  it('go up and down through the recorder and come out of the replay byte for byte', async () => {
    await giveDealAFile()
    await using recorder = await createRecorder({ upstream: portal.webhookUrl, out })
    const recorded = await session(recorder.webhookUrl)
    const deal = Buffer.from('a file of the deal')
    expect(recorded).toMatchObject({ isHere: true, name: 'a.png', bodies: [picture, picture, deal, deal] })
    expect(recorder.skipped).toBe(0)
    expect(portal.requests.count('upload')).toBe(1)
    await recorder.close()
    await portal.close()

    // The same file twice is kept once.
    expect((await keptFiles()).map(({ byteLength }) => byteLength).toSorted((one, other) => one - other)).toEqual([
      deal.byteLength,
      picture.byteLength,
    ])
    await using replay = await replayFiles()
    expect(await session(replay.webhookUrl)).toMatchObject({ isHere: true, name: 'a.png', bodies: recorded.bodies })
    expect([replay.unused(), replay.missed()]).toEqual([[], []])
  })

  it('leave no byte of a secret in the cassette and beside it', async () => {
    await giveDealAFile()
    await using recorder = await createRecorder({ upstream: portal.webhookUrl, out })
    const { links } = await session(recorder.webhookUrl)
    const target = await call(portal.webhookUrl, 'disk.folder.uploadfile', { id: 1, data: { NAME: 'x' } })
    const secrets = [
      portal.webhookUrl.split('/')[5],
      recorder.webhookUrl.split('/')[5],
      ...links.map((link) => new URL(link).pathname.split('/')[2]),
      // The beginning of each signed token of this portal.
      textOf(target['uploadUrl']).split('token=')[1]?.slice(0, 20),
    ]
    for (const bytes of [await readFile(out), ...(await keptFiles())])
      for (const secret of secrets) expect([secret, bytes.includes(secret ?? '-')]).toEqual([secret, false])
    expect(await readFile(out, 'utf8')).not.toMatch(/token(?:=|%3D)(?!scrubbed)/)
  })

  it('are kept in memory as well', async () => {
    await giveDealAFile()
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    const recorded = await session(recorder.webhookUrl)
    await using replay = await createReplay({ cassette: recorder.cassette(), files: recorder.files() })
    expect(await session(replay.webhookUrl)).toMatchObject({ bodies: recorded.bodies })
  })

  it('of a name, a type and a part keep them', async () => {
    const add = { id: 1, data: { NAME: 'list.csv' }, fileContent: ['x', Buffer.from('0123456789').toString('base64')] }
    await using recorder = await createRecorder({ upstream: portal.webhookUrl })
    const ask = async (webhookUrl: string): Promise<unknown> => {
      const { DOWNLOAD_URL: link } = await call(webhookUrl, 'disk.folder.uploadfile', add)
      const whole = await fetch(textOf(link))
      const head = await fetch(textOf(link), { method: 'HEAD' })
      return [whole.headers.get('content-disposition'), await whole.text(), head.status, await head.text()]
    }
    const recorded = await ask(recorder.webhookUrl)
    expect(recorded).toEqual([expect.stringContaining('list.csv'), '0123456789', 200, ''])
    await using replay = await createReplay({ cassette: recorder.cassette(), files: recorder.files() })
    expect(await ask(replay.webhookUrl)).toEqual(recorded)
  })

  it('of an application are fetched with its token, which nobody sees', async () => {
    await giveDealAFile()
    const app = portal.installApp()
    await using recorder = await createRecorder({ upstream: portal.webhookUrl, out })
    const deal = await call(`${recorder.url}/rest/`, 'crm.deal.get', { id: 1, auth: app.tokens.accessToken })
    const field = deal['UF_CRM_1721']
    const link = isWireMap(field) ? textOf(field['downloadUrl']) : ''
    expect(link).not.toContain(app.tokens.accessToken)
    expect((await bytesOf(link)).toString()).toBe('a file of the deal')
    expect(await readFile(out, 'utf8')).not.toContain(app.tokens.accessToken)
  })
})

describe('a file that is', () => {
  const link = async (webhookUrl: string): Promise<string> => {
    const fileContent = ['x', picture.toString('base64')]
    const file = await call(webhookUrl, 'disk.folder.uploadfile', { id: 1, data: { NAME: 'a.png' }, fileContent })
    return textOf(file['DOWNLOAD_URL'])
  }
  it.each([
    { name: 'larger than one may be', options: { maxBodyBytes: 1000 }, text: 'its body is larger' },
    { name: 'too much for all of them', options: { maxFilesBytes: 2000 }, text: 'have no room for it' },
  ])('$name passes whole, and the replay says so', async ({ options, text }) => {
    const large = Buffer.alloc(5000, picture)
    const fileContent = ['x', large.toString('base64')]
    const { ID: id } = await call(portal.webhookUrl, 'disk.folder.uploadfile', {
      id: 1,
      data: { NAME: 'large' },
      fileContent,
    })
    await using recorder = await createRecorder({ upstream: portal.webhookUrl, ...options })
    const get = async (webhookUrl: string) => textOf((await call(webhookUrl, 'disk.file.get', { id }))['DOWNLOAD_URL'])
    expect(await bytesOf(await get(recorder.webhookUrl))).toEqual(large)
    await using replay = await createReplay({ cassette: recorder.cassette(), files: recorder.files() })
    const refused = await fetch(await get(replay.webhookUrl))
    expect([refused.status, await refused.text()]).toEqual([404, expect.stringContaining(text)])
  })

  it.each<{ name: string; spoil: (file: string) => Promise<void>; text: string }>([
    { name: 'missing', spoil: async (file) => rm(file), text: 'A file of the cassette is missing' },
    { name: 'damaged', spoil: async (file) => writeFile(file, 'cut'), text: 'A file of the cassette is damaged' },
  ])('$name is found before anything is replayed', async ({ spoil, text }) => {
    await using recorder = await createRecorder({ upstream: portal.webhookUrl, out })
    await bytesOf(await link(recorder.webhookUrl))
    const [name = ''] = await readdir(`${out}.files`)
    await spoil(join(`${out}.files`, name))
    await expect(replayFiles()).rejects.toThrow(text)
    await expect(replayFiles()).rejects.toThrow('GET /_link/1')
  })

  it('named by a path out of the folder makes the cassette none', async () => {
    const outcome = { kind: 'reply', status: 200, headers: {}, body: '../secret', encoding: 'file' }
    const line = JSON.stringify({ api: 'link', method: 'GET /_link/1', params: {}, outcome })
    await expect(createReplay({ cassette: `{"cassette":2}\n${line}\n`, files: folder })).rejects.toThrow(
      'Line 2 of the cassette is no recording',
    )
  })
})

describe('an address on another host', () => {
  let host: Server
  let seen: string[]
  let address: string
  beforeEach(async () => {
    seen = []
    host = createServer((request, response) => {
      const { authorization = 'none', cookie = 'none' } = request.headers
      seen.push(`${request.url ?? ''} ${authorization} ${cookie}`)
      if (request.url?.startsWith('/moved') === true)
        response.writeHead(302, { Location: '/file?sig=s3cretsignature1' })
      response.end(`the webhook is ${upstreamSecret}`)
    }).listen(0, '127.0.0.1')
    await once(host, 'listening')
    const listening = host.address()
    address = `http://127.0.0.1:${String(typeof listening === 'object' && listening !== null ? listening.port : 0)}`
  })
  afterEach(() => void host.close())

  const act: Act = (_request, _body, response) =>
    void response
      .writeHead(200, { 'Content-Type': 'application/json' })
      .end(
        JSON.stringify({ result: { urlMachine: `${address}/moved?token=abcdefghijkl12345`, url: `${address}/page` } }),
      )

  it('is followed, redirects included, without the credentials for the portal', async () => {
    await using upstream = await startUpstream(act)
    await using recorder = await createRecorder({ upstream: upstream.webhookUrl })
    const get = async (webhookUrl: string): Promise<[string, WireMap]> => {
      const file = await call(webhookUrl, 'crm.item.get', {})
      const headers = { Authorization: 'Bearer tokenoftheportal1', Cookie: 'a=b' }
      return [await (await fetch(textOf(file['urlMachine']), { headers })).text(), file]
    }
    const [text, file] = await get(recorder.webhookUrl)
    expect(text).toBe(`the webhook is ${upstreamSecret}`)
    expect(file['url']).toBe(`${address}/page`)
    expect(seen).toEqual(['/moved?token=abcdefghijkl12345 none none', '/file?sig=s3cretsignature1 none none'])
    expect(recorder.cassette()).not.toMatch(/abcdefghijkl12345|s3cretsignature1/)
    await using replay = await createReplay({ cassette: recorder.cassette(), files: recorder.files() })
    expect((await get(replay.webhookUrl))[0]).toBe('the webhook is scrubbed')
    expect(seen).toHaveLength(2)
  })

  it('is followed for whoever was given it alone', async () => {
    await using upstream = await startUpstream(act)
    await using recorder = await createRecorder({ upstream: upstream.webhookUrl })
    const given = textOf((await call(recorder.webhookUrl, 'crm.item.get', {}))['urlMachine'])
    for (const path of ['/_link/scrubbed/1', '/_link/x/1', `${new URL(given).pathname}0`])
      expect((await fetch(recorder.url + path)).status).toBe(404)
    expect(seen).toEqual([])
  })
})
