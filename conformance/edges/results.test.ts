import { Result, type AjaxResult, type SuccessPayload, type TypeB24 } from '@bitrix24/b24jssdk'
import { describe, expect, expectTypeOf, it } from 'vitest'
import { openStage } from '../stage.ts'

describe('results', () => {
  it('E83: getErrorsByKey() keeps every key, also __proto__, without touching prototypes', () => {
    const result = new Result<number>()
    for (const key of ['__proto__', 'constructor', 'plain']) result.addError(new Error(`of ${key}`), key)
    const byKey = result.getErrorsByKey()
    expect(Object.getOwnPropertyNames(byKey)).toEqual(['__proto__', 'constructor', 'plain'])
    expect(Object.getOwnPropertyDescriptor(byKey, '__proto__')?.value).toEqual(new Error('of __proto__'))
    expect(Object.getOwnPropertyNames(result.getErrorMessagesByKey())).toEqual(['__proto__', 'constructor', 'plain'])
    expect(Object.getPrototypeOf({})).toBe(Object.prototype)
    expect('message' in {}).toBe(false)
  })

  it('E84: getData() of a single call is neither a list nor a batch', async () => {
    type Data = ReturnType<AjaxResult<{ item: number }>['getData']>
    expectTypeOf<Data>().toEqualTypeOf<SuccessPayload<{ item: number }> | undefined>()
    expectTypeOf<NonNullable<Data>['result']>().toEqualTypeOf<{ item: number }>()
    const read = async ($b24: TypeB24): Promise<string> => {
      const response = await $b24.actions.v2.call.make<string>({ method: 'server.time' })
      return response.getData()!.result
    }
    await using stage = await openStage()
    await expect(read(stage.$b24)).resolves.toBeTypeOf('string')
  })
})
