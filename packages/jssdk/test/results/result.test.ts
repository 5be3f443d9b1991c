import { Result } from '@bitrix24/b24jssdk'
import type { AjaxResult, PayloadTime, SuccessPayload } from '@bitrix24/b24jssdk'
import { describe, expect, expectTypeOf, it } from 'vitest'

describe('Result', () => {
  it('holds a value, or null when there is none', () => {
    expect(new Result(0).getData()).toBe(0)
    expect(new Result().getData()).toBeNull()
    expect(Result.ok({ id: 1 }).setData(undefined).getData()).toBeNull()
  })

  it('is a success until an error is added, and adders can be chained', () => {
    const result = new Result<number>(1)
    expect(result.isSuccess).toBe(true)
    expect(result.addError('a', 'first').addErrors(['b', new Error('c')]).isSuccess).toBe(false)
    expect(result.getErrorMessages()).toEqual(['a', 'b', 'c'])
    expect([...result.getErrors()].every((error) => error instanceof Error)).toBe(true)
    expect([result.hasError('first'), result.hasError('second')]).toEqual([true, false])
  })

  it('the same key overwrites, and a key made for an error takes no place of another', () => {
    const result = new Result().addError('mine', 'error-1').addError('other').addError('new', 'error-1')
    expect(result.getErrorMessages()).toEqual(['new', 'other'])
  })

  it('E83: errors by key keep every key, __proto__ too, and touch no prototype', () => {
    const result = new Result().addError('a', '__proto__').addError('b', 'constructor')
    const byKey = result.getErrorsByKey()
    expect(Object.keys(byKey)).toEqual(['__proto__', 'constructor'])
    expect(Object.getPrototypeOf(byKey)).toBe(Object.prototype)
    expect(Object.entries(result.getErrorMessagesByKey())).toEqual([
      ['__proto__', 'a'],
      ['constructor', 'b'],
    ])
    expect({}).not.toHaveProperty('message')
  })

  it.each([
    { result: Result.ok({ a: 1 }), text: 'Result(success): {\n  "a": 1\n}' },
    { result: Result.fail('broken', 'k').addError('again'), text: 'Result(failure): null\nErrors: broken, again' },
    { result: Result.ok(1n), text: 'Result(success): [no JSON]' },
  ])('reads as $text', ({ result, text }) => {
    expect(String(result)).toBe(text)
  })

  it('E84, S96: getData of a call is its result and time, or undefined', () => {
    expect(new Result({ id: 1 }).getData()).toEqual({ id: 1 })
    expectTypeOf<AjaxResult<{ id: number }>['getData']>().returns.toEqualTypeOf<
      SuccessPayload<{ id: number }> | undefined
    >()
    expectTypeOf<SuccessPayload<string>['time']>().toEqualTypeOf<PayloadTime>()
    // As loose as the contract has it where no type is given.
    expectTypeOf<Result['getData']>().returns.toBeAny()
  })
})
