import { B24HelperManager, B24OAuth, LoadDataType, TypeOption } from '@bitrix24/b24jssdk'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { OptionsManager } from '../../src/portal-data/options-manager.ts'

let portal: Portal
let $b24: B24OAuth
beforeEach(async () => {
  portal = await createPortal()
  const { params, secret } = portal.installApp()
  $b24 = new B24OAuth(params, secret)
})
afterEach(() => portal.close())

const load = async (): Promise<B24HelperManager> => {
  const helper = new B24HelperManager($b24)
  await helper.loadData([LoadDataType.AppOptions, LoadDataType.UserOptions])
  return helper
}

describe('settings at the portal', () => {
  it('are saved, and there for the next who loads them', async () => {
    const { appOptions, userOptions } = await load()
    expect(appOptions.data.size + userOptions.data.size).toBe(0)
    expect((await appOptions.save({ theme: 'dark', size: 5 })).isSuccess).toBe(true)
    expect((await userOptions.save({ theme: 'light' })).isSuccess).toBe(true)
    expect(appOptions.getInteger('size')).toBe(5)
    const next = await load()
    expect([next.appOptions.getString('theme'), next.userOptions.getString('theme')]).toEqual(['dark', 'light'])
    expect(next.appOptions.getInteger('size')).toBe(5)
  })

  it('a refusal is in the result, and the data stay as they were', async () => {
    const { appOptions } = await load()
    const result = await appOptions.save({})
    expect(result.isSuccess).toBe(false)
    expect(appOptions.data.size).toBe(0)
  })

  it('other users are told of a change in the same batch', async () => {
    const { appOptions } = await load()
    portal.requests.clear()
    await appOptions.save({ theme: 'dark' }, { moduleId: 'application', command: 'changed', params: { theme: 'dark' } })
    const [request] = portal.requests.list()
    const commands = JSON.stringify(request?.commands)
    expect(commands).toContain('app.option.set')
    expect(commands).toContain('pull.application.event.add')
  })
})

describe('a setting is read as what it stands for', () => {
  const stored = {
    text: 'text',
    whole: '5',
    part: '5.5',
    on: 'Y',
    off: 'N',
    list: '[1,2]',
    map: '{"a":1}',
    cut: '{"a":',
    date: '2026-01-15T12:00:00+03:00',
    nothing: null,
  }
  const options = (): OptionsManager => new OptionsManager($b24, 'app', stored)

  it.each<readonly [string, (from: OptionsManager) => unknown, unknown]>([
    ['a text', (from) => from.getString('text'), 'text'],
    ['no text', (from) => from.getString('absent', 'default'), 'default'],
    ['a whole number', (from) => from.getInteger('part'), 5],
    ['no number', (from) => from.getInteger('text', 3), 0],
    ['an absent number', (from) => from.getInteger('nothing', 3), 3],
    ['a float', (from) => from.getFloat('part'), 5.5],
    ['an absent float', (from) => from.getFloat('absent', 0.5), 0.5],
    ['a flag that is on', (from) => from.getBoolYN('on', false), true],
    ['a flag that is off', (from) => from.getBoolYN('off'), false],
    ['an absent flag, on by default', (from) => from.getBoolYN('absent'), true],
    ['an absent flag, off by default', (from) => from.getBoolNY('absent'), false],
    ['a flag of the other kind', (from) => from.getBoolNY('on'), true],
    ['a list', (from) => from.getJsonArray('list') as unknown, [1, 2]],
    ["a list that is PHP's map", (from) => from.getJsonArray('map') as unknown, [1]],
    ['a list cut off', (from) => from.getJsonArray('cut', [3]) as unknown, [3]],
    ['an absent list', (from) => from.getJsonArray('absent') as unknown, []],
    ['a map', (from) => from.getJsonObject('map'), { a: 1 }],
    ['a map that is a list', (from) => from.getJsonObject('list', { b: 2 }), { b: 2 }],
    ['a date', (from) => from.getDate('date')?.toMillis(), Date.parse('2026-01-15T09:00:00Z')],
    ['no date', (from) => from.getDate('text'), null],
    ['an absent date', (from) => from.getDate('absent'), null],
    ['JSON', (from) => from.decode(from.encode({ a: 1 }), 3) as unknown, { a: 1 }],
    ['no JSON', (from) => from.decode('text', 3) as unknown, 3],
  ])('%s', (_, read, value) => {
    expect(read(options())).toEqual(value)
  })

  it('reset() forgets them', () => {
    const manager = options()
    manager.reset()
    expect(manager.getString('text', 'gone')).toBe('gone')
  })

  it('kinds and lists', () => {
    expect(OptionsManager.getSupportTypes()).toEqual(Object.values(TypeOption))
    expect([
      OptionsManager.prepareArrayList([1, 2]),
      OptionsManager.prepareArrayList({ a: 1, b: 2 }),
      OptionsManager.prepareArrayList(null),
    ]).toEqual([[1, 2], [1, 2], []])
  })
})
