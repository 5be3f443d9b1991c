// Many portals, one worker.
import {
  B24OAuth,
  LoggerFactory,
  ParamsFactory,
  type B24OAuthParams,
  type LoggerInterface,
  type TypeB24,
} from '@bitrix24/b24jssdk'

interface Job {
  memberId: string
  method: string
  payload: Record<string, any>
}

export class Worker {
  private clients = new Map<string, TypeB24>()
  constructor(
    private load: (memberId: string) => Promise<B24OAuthParams>,
    private logger: LoggerInterface = LoggerFactory.createNullLogger(),
  ) {}

  private async client(memberId: string): Promise<TypeB24> {
    let found = this.clients.get(memberId)
    if (!found) {
      found = new B24OAuth(await this.load(memberId), { clientId: 'a', clientSecret: 'b' })
      await found.setRestrictionManagerParams(ParamsFactory.getBatchProcessing())
      found.setLogger(this.logger)
      this.clients.set(memberId, found)
    }
    return found
  }

  async work(job: Job): Promise<any> {
    const $b24 = await this.client(job.memberId)
    const response = await $b24.actions.v2.call.make<any>({ method: job.method, params: job.payload })
    this.logger.info('job', job)
    return response.getData()!.result.items
  }

  async old(job: Job): Promise<any[]> {
    const $b24 = await this.client(job.memberId)
    const response = await $b24.callListMethod(job.method, job.payload, null, 'items')
    if (!response.isSuccess) this.logger.error('job', response)
    return response.getData()
  }
}
