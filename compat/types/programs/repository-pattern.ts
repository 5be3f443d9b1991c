// A repository over one entity, generic in its rows.
import type { AjaxResult, Result, TypeB24, TypeCallParamsV2, EnumCrmEntityTypeId } from '@bitrix24/b24jssdk'

export interface Entity {
  id: number
}
type ItemReply<T> = { item: T }

export abstract class Repository<T extends Entity> {
  protected abstract readonly entityTypeId: EnumCrmEntityTypeId
  constructor(protected readonly $b24: TypeB24) {}

  async find(id: number): Promise<T | null> {
    const response: AjaxResult<ItemReply<T>> = await this.$b24.actions.v2.call.make<ItemReply<T>>({
      method: 'crm.item.get',
      params: { entityTypeId: this.entityTypeId, id },
    })
    return response.getData()?.result.item ?? null
  }

  async where(filter: Partial<Record<keyof T | string, unknown>>, select: (keyof T & string)[] = []): Promise<T[]> {
    const params: TypeCallParamsV2 = {
      entityTypeId: this.entityTypeId,
      filter: filter as Record<string, unknown>,
      select,
    }
    const response: Result<T[]> = await this.$b24.actions.v2.callList.make<T>({
      method: 'crm.item.list',
      params,
      idKey: 'id',
      customKeyForResult: 'items',
    })
    return this.unwrap(response)
  }

  async save(fields: Partial<Omit<T, 'id'>>, id?: number): Promise<number> {
    const method = id === undefined ? 'crm.item.add' : 'crm.item.update'
    const response = await this.$b24.actions.v2.call.make<ItemReply<T>>({
      method,
      params: { entityTypeId: this.entityTypeId, id, fields },
    })
    return response.getData()!.result.item.id
  }

  protected unwrap<R>(result: Result<R[]>): R[] {
    if (result.isSuccess) return result.getData() ?? []
    throw new AggregateError([...result.getErrors()])
  }
}
