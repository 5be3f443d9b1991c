import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import * as sdk from '@bitrix24/b24jssdk'
import { B24OAuth, initializeB24Frame } from '@bitrix24/b24jssdk'
import type { AbstractB24, B24Frame, B24Hook, TypeB24 } from '@bitrix24/b24jssdk'
import { describe, expect, expectTypeOf, it, vi } from 'vitest'
import { portalWindow } from './portal-window.ts'
import { openScriptedStage } from './scripted-stage.ts'
import { success } from './scripted-server.ts'
import { collect, openStage } from './stage.ts'
import { deprecationsOf } from './typescript-view.ts'

const root = join(import.meta.dirname, '..')
const five = ['call', 'batch', 'batchByChunk', 'callList', 'fetchList'] as const
const legacy = ['callMethod', 'callBatch', 'callBatchByChunk', 'callListMethod', 'fetchListMethod'] as const

describe('the surface', () => {
  it.each(['v2', 'v3'] as const)('S1: actions.%s offers the five actions', async (version) => {
    await using stage = await openStage()
    for (const name of five) expect(stage.$b24.actions[version][name]).toBeTypeOf('object')
  })

  it.each(['v2', 'v3'] as const)('S2: every action of %s is invoked as make(options)', async (version) => {
    await using stage = await openStage()
    for (const name of five) {
      expect(stage.$b24.actions[version][name].make).toBeTypeOf('function')
      expect(stage.$b24.actions[version][name].make).toHaveLength(1)
    }
  })

  it('S3: a function written against TypeB24 runs unchanged with B24Hook, B24OAuth and B24Frame', async () => {
    const readDeal = async ($b24: TypeB24): Promise<string> => {
      const response = await $b24.actions.v2.call.make<{ TITLE: string }>({ method: 'crm.deal.get', params: { id: 5 } })
      return response.getData()!.result.TITLE
    }
    await using stage = await openStage({ seed: { deal: [{ id: 5, title: 'One for all' }] } })
    const { portal } = stage
    const app = portal.installApp()
    const oauth = new B24OAuth(app.params, app.secret)
    vi.stubGlobal('window', portalWindow(portal, app))
    const frame = await initializeB24Frame()
    vi.unstubAllGlobals()
    for (const $b24 of [stage.$b24, oauth, frame]) await expect(readDeal($b24)).resolves.toBe('One for all')
    frame.destroy()
    expect(portal.requests.count('crm.deal.get')).toBe(3)
  })

  it('S3: all three clients, and their base, are TypeB24 to the compiler', () => {
    expectTypeOf<B24Hook>().toExtend<TypeB24>()
    expectTypeOf<B24OAuth>().toExtend<TypeB24>()
    expectTypeOf<B24Frame>().toExtend<TypeB24>()
    expectTypeOf<AbstractB24>().toExtend<TypeB24>()
    for (const client of [sdk.B24Hook, B24OAuth, sdk.B24Frame]) expect(client.prototype).toBeInstanceOf(sdk.AbstractB24)
  })

  it('S4: the actions stand under their REST version and never on the client', async () => {
    await using stage = await openStage()
    expect(Object.keys(stage.$b24.actions)).not.toEqual(expect.arrayContaining([...five]))
    for (const name of [...five, 'callTail', 'fetchTail', 'aggregate']) {
      expect(name in stage.$b24).toBe(false)
      expect(name in stage.$b24.actions).toBe(false)
    }
  })

  it('S5: the five legacy methods still work', async () => {
    await using stage = await openStage({ seed: { deal: [1, 2, 3] } })
    const { $b24 } = stage
    const called = await $b24.callMethod('crm.deal.get', { id: 2 })
    expect(called.getData()?.result).toMatchObject({ ID: '2' })
    const paged = await $b24.callMethod('crm.deal.list', { select: ['ID'] }, 0)
    expect(paged.getTotal()).toBe(3)
    const listed = await $b24.callListMethod('crm.deal.list', { select: ['ID'] })
    expect(listed.getData()).toHaveLength(3)
    const fetched = await collect($b24.fetchListMethod('crm.deal.list', { select: ['ID'] }))
    expect(fetched.flat()).toHaveLength(3)
    const batch = await $b24.callBatch({ one: { method: 'crm.deal.get', params: { id: 1 } } })
    expect(batch.getData()).toMatchObject({ one: { ID: '1' } })
    const chunks = await $b24.callBatchByChunk(
      [
        ['crm.deal.get', { id: 1 }],
        ['crm.deal.get', { id: 3 }],
      ],
      true,
    )
    expect(chunks.getData()).toMatchObject([{ ID: '1' }, { ID: '3' }])
  })

  it('S5: callListMethod reports its progress from 0 to 100 and keeps the order that was asked for', async () => {
    await using stage = await openStage({ seed: { deal: Array.from({ length: 120 }, (_, index) => index + 1) } })
    const seen: number[] = []
    const listed = await stage.$b24.callListMethod(
      'crm.deal.list',
      { select: ['ID'], order: { ID: 'DESC' } },
      (share) => seen.push(share),
    )
    expect(seen.at(0)).toBe(0)
    expect(seen.at(-1)).toBe(100)
    expect(seen).toEqual(seen.toSorted((a, b) => a - b))
    expect(listed.getData()).toHaveLength(120)
    expect(listed.getData()).toMatchObject({ 0: { ID: '120' }, 119: { ID: '1' } })
  })

  it('S5: callListMethod ends where a method ignores the offset', async () => {
    await using stage = await openScriptedStage(() => success([{ ID: '1' }], { next: 50, total: 90 }))
    await expect(stage.$b24.callListMethod('crm.some.list')).rejects.toMatchObject({ code: 'JSSDK_LIST_STALLED' })
    expect(stage.server.requests.length).toBeLessThan(5)
  })

  it.each(['AbstractB24', 'TypeB24'])('S5: %s marks the five legacy methods as deprecated', (name) => {
    const deprecated = deprecationsOf(name)
    expect([...deprecated.keys()]).toEqual(expect.arrayContaining([...legacy]))
  })

  it('S6: isMore, getNext and getTotal still work on v2', async () => {
    await using stage = await openStage({ seed: { deal: Array.from({ length: 60 }, (_, index) => index + 1) } })
    const http = stage.$b24.getHttpClient(sdk.ApiVersion.v2)
    const first = await stage.$b24.actions.v2.call.make<{ ID: string }[]>({
      method: 'crm.deal.list',
      params: { select: ['ID'], order: { ID: 'ASC' } },
    })
    expect(first.isMore()).toBe(true)
    expect(first.getTotal()).toBe(60)
    const second = await first.getNext(http)
    if (second === false) throw new Error('There are two pages.')
    expect(second.getData()!.result).toHaveLength(10)
    expect(second.isMore()).toBe(false)
    await expect(second.getNext(http)).resolves.toBe(false)
    await expect(second.fetchNext(http)).resolves.toBeNull()
  })

  it('S6: the paging members of AjaxResult carry @deprecated', () => {
    const deprecated = deprecationsOf('AjaxResult')
    expect([...deprecated.keys()]).toEqual(
      expect.arrayContaining(['isMore', 'hasMore', 'getTotal', 'getNext', 'fetchNext']),
    )
  })

  it('S7: the legacy surface is announced for removal in 2.0.0, in its documentation and its warnings', async () => {
    const deprecated = deprecationsOf('AbstractB24')
    for (const name of legacy) expect(deprecated.get(name)).toContain('2.0.0')
    await using stage = await openStage()
    await stage.$b24.callMethod('server.time')
    expect(stage.log.withCode('JSSDK_CORE_DEPRECATED_METHOD')).toMatchObject([
      { context: { method: 'callMethod', removalVersion: '2.0.0' } },
    ])
  })
})

const textFiles = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    if (['node_modules', 'dist', '.git', 'generated'].includes(name)) return []
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return textFiles(path)
    return /\.(?:ts|mts|mjs|js|md|vue|html)$/.test(name) ? [path] : []
  })

/** Only the fenced code of a document; prose may name what it advises against. */
const codeOf = (path: string): string => {
  const text = readFileSync(path, 'utf8')
  return path.endsWith('.md') ? [...text.matchAll(/^```\w.*?\n(.*?)^```/gms)].map(([, code]) => code).join('\n') : text
}

describe('what the project itself writes', () => {
  it('S8: no example, guide or test calls the legacy surface, except the tests of that surface', () => {
    const testsOfTheLegacySurface = [/legacy/, /^conformance\/(?:surface|anti-patterns)\.test\.ts$/, /^compat\//]
    const call = new RegExp(`\\.(?:${legacy.join('|')})\\(`)
    const callers = textFiles(root)
      .map((path) => ({ path: relative(root, path).replaceAll('\\', '/'), code: codeOf(path) }))
      .filter(({ code }) => call.test(code))
      .map(({ path }) => path)
      .filter((path) => !testsOfTheLegacySurface.some((allowed) => allowed.test(path)))
    expect(callers).toEqual([])
  })
})
