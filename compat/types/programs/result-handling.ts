// Results made and read by programs.
import { AjaxResult, Result, type IResult } from '@bitrix24/b24jssdk'

export function load(): Result {
  const result = new Result()
  result.setData({ items: [1, 2], total: 2 })
  if (result.getData().total > 1) return result.addError('too many', 'total')
  return result
}

export function numbers(): Result<number[]> {
  const result = new Result<number[]>([])
  result.getData()?.push(1)
  return result.addErrors(['a', new Error('b')])
}

export function consume(result: Result): string {
  const { items } = result.getData()
  for (const item of result.getData().items) console.log(item.id)
  const copy: Result<string> = result
  const again: Result = numbers()
  const wide: IResult = again
  const data: string = wide.getData()
  const typed: IResult<number> = Result.ok(1)
  return data + items + copy.getData()?.length + typed.getData()?.toFixed(2)
}

export function reply(ok: boolean): Result {
  if (ok) return Result.ok({ id: 1 })
  return Result.fail('nope', 'key')
}

export async function combine(list: Result[]): Promise<Result> {
  const all = new Result<any[]>([])
  for (const one of list) {
    if (!one.isSuccess) for (const [key, error] of one.errors) all.addError(error, key)
    all.getData()!.push(one.getData())
  }
  for (const error of all.getErrors()) console.log(error.message)
  for (const [key, message] of Object.entries(all.getErrorMessagesByKey())) console.log(key, message)
  return all
}

export function isAjax(result: Result | AjaxResult<any>): result is AjaxResult<any> {
  return result instanceof AjaxResult
}

export class MyResult extends Result<{ id: number }> {
  get id(): number {
    return this.getData()?.id ?? 0
  }
  override setData(data: { id: number } | null | undefined): this {
    return super.setData(data)
  }
}

export const status = (r: Result<any>): number => (r.isSuccess ? r.getData().status : 0)
export const asAny = (r: Result<{ a: string }>): Result => r
export const toTyped = (r: Result): Result<{ a: string }[]> => r
