// A service class around a webhook, as small back ends have it.
import {
  AjaxError,
  B24Hook,
  LoggerFactory,
  type AjaxResult,
  type LoggerInterface,
  type TypeCallParams,
} from '@bitrix24/b24jssdk'

interface Deal {
  ID: string
  TITLE: string
  OPPORTUNITY: string
}

interface DealFilter {
  STAGE_ID?: string
  ASSIGNED_BY_ID?: number
}

export class DealService {
  private readonly b24: B24Hook
  private readonly logger: LoggerInterface

  constructor(url: string, isDev = false) {
    this.b24 = B24Hook.fromWebhookUrl(url)
    this.logger = LoggerFactory.createForBrowser('deals', isDev)
    this.b24.setLogger(this.logger)
  }

  async get(id: number): Promise<Deal | undefined> {
    try {
      const response: AjaxResult<Deal> = await this.b24.actions.v2.call.make<Deal>({
        method: 'crm.deal.get',
        params: { id },
      })
      return response.getData()?.result
    } catch (error) {
      if (error instanceof AjaxError) {
        this.logger.error(`deal ${id}: ${error.code} ${error.status}`, error)
        this.logger.error('request', { method: error.requestInfo?.method, params: error.requestInfo?.params })
        return undefined
      }
      throw error
    }
  }

  async list(filter: DealFilter): Promise<Deal[]> {
    const params: TypeCallParams = { filter, select: ['ID', 'TITLE'] }
    const response = await this.b24.actions.v2.callList.make<Deal>({
      method: 'crm.deal.list',
      params: { filter: { ...filter }, select: params.select },
      idKey: 'ID',
    })
    if (!response.isSuccess) throw new Error(response.getErrorMessages().join('; '))
    return response.getData() ?? []
  }

  async raw<T>(method: string, params: TypeCallParams = {}): Promise<T> {
    const response = await this.b24.actions.v2.call.make<T>({ method, params })
    return response.getData()!.result
  }
}
