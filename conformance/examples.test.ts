import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { complaints } from '../scripts/compiler.ts'

const here = import.meta.dirname
const examples = readdirSync(join(here, 'examples'))
  .filter((name) => name.endsWith('.ts'))
  .map((name) => join(here, 'examples', name))

const snippet = (body: string): Record<string, string> => ({
  [join(here, 'examples', 'snippet.ts')]: `import {
  AjaxResult, EnumCrmEntityTypeId, type BatchCommandsArrayUniversal, type TypeB24
} from '@bitrix24/b24jssdk'
export async function snippet($b24: TypeB24): Promise<void> {
${body}
}
`,
})

describe('the examples under plain strict', () => {
  it('all compile', () => {
    expect(examples.length).toBeGreaterThan(3)
    expect(complaints(examples)).toEqual([])
  })

  const claims = [
    {
      claim: 'S42: the result has the type given in the generic',
      good: `const r = await $b24.actions.v2.call.make<{ item: { id: number } }>({ method: 'crm.item.get' })
const id: number = r.getData()!.result.item.id; void id`,
      bad: `const r = await $b24.actions.v2.call.make<{ item: { id: number } }>({ method: 'crm.item.get' })
const id: string = r.getData()!.result.item.id; void id`,
    },
    {
      claim: 'S50: a union generic types every named entry as the union',
      good: `const r = await $b24.actions.v2.batch.make<{ a: 1 } | { b: 2 }>({ calls: { One: ['app.info'], Two: { method: 'profile' } }, options: { returnAjaxResult: true } })
const all = r.getData() as Record<string, AjaxResult<{ a: 1 } | { b: 2 }>>
const one = all.One.getData()!.result; if ('a' in one) { const a: 1 = one.a; void a } else { const b: 2 = one.b; void b }`,
      bad: `const r = await $b24.actions.v2.batch.make<{ a: 1 } | { b: 2 }>({ calls: { One: ['app.info'] }, options: { returnAjaxResult: true } })
const all = r.getData() as Record<string, AjaxResult<{ a: 1 } | { b: 2 }>>
const a: 1 = all.One.getData()!.result.a; void a`,
    },
    {
      claim: 'S63: a row of batchByChunk is read without a cast',
      good: `const calls: BatchCommandsArrayUniversal = [1].map((id) => ['crm.item.get', { entityTypeId: EnumCrmEntityTypeId.deal, id }] as const)
const r = await $b24.actions.v2.batchByChunk.make<{ item: { title: string } }>({ calls })
const titles: string[] = r.getData()!.map((row) => row.item.title); void titles`,
      bad: `const r = await $b24.actions.v2.batchByChunk.make<{ item: { title: string } }>({ calls: [['app.info']] })
const titles: number[] = r.getData()!.map((row) => row.item.title); void titles`,
    },
    {
      claim: 'S73: a list gives rows, not pages',
      good: `const r = await $b24.actions.v2.callList.make<{ ID: string }>({ method: 'crm.deal.list' })
const rows: { ID: string }[] = r.getData()!; void rows`,
      bad: `const r = await $b24.actions.v2.callList.make<{ ID: string }>({ method: 'crm.deal.list' })
const pages: { ID: string }[][] = r.getData()!; void pages`,
    },
    {
      claim: 'S96: getData() may be undefined, so that strict code has to look',
      good: `const r = await $b24.actions.v2.call.make<number>({ method: 'server.time' })
const data = r.getData(); if (data !== undefined) { const n: number = data.result; void n }`,
      bad: `const r = await $b24.actions.v2.call.make<number>({ method: 'server.time' })
const n: number = r.getData().result; void n`,
    },
    {
      claim: 'S97: both ways of reading compile: check isSuccess, or assert',
      good: `const r = await $b24.actions.v2.call.make<number>({ method: 'server.time' })
if (r.isSuccess) { const n: number = r.getData()!.result; void n }
const m: number = r.getData()!.result; void m`,
      bad: `const r = await $b24.actions.v2.call.make<number>({ method: 'server.time' })
if (r.isSuccess) { const n: string = r.getData()!.result; void n }`,
    },
    {
      claim: 'S109: a nullable generic leaves the null branch reachable',
      good: `const r = await $b24.actions.v2.call.make<{ ID: number } | null>({ method: 'im.chat.get' })
const chat = r.getData()!.result; if (chat === null) { const never: null = chat; void never } else { const id: number = chat.ID; void id }`,
      bad: `const r = await $b24.actions.v2.call.make<{ ID: number } | null>({ method: 'im.chat.get' })
const id: number = r.getData()!.result.ID; void id`,
    },
    {
      claim: 'S36: a list takes neither a start nor an order of its own',
      good: `await $b24.actions.v2.callList.make({ method: 'crm.deal.list', params: { filter: { '>ID': 5 } } })`,
      bad: `const bare: Parameters<TypeB24['actions']['v2']['callList']['make']>[0] = { method: 'crm.deal.list', params: {}, page: 2 }; void bare`,
    },
  ]

  for (const { claim, good, bad } of claims) {
    it(`${claim}; the wrong use beside it does not compile`, () => {
      expect(complaints([], snippet(good))).toEqual([])
      expect(complaints([], snippet(bad))).not.toEqual([])
    })
  }
})
