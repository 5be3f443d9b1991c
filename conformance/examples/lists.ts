import { EnumCrmEntityTypeId, Text, type TypeB24 } from '@bitrix24/b24jssdk'

export interface Company {
  id: number
  title: string
}

/** Companies by part of the title, not older than `since`, in memory. */
export async function findCompanies($b24: TypeB24, title: string, since: Date): Promise<Company[]> {
  const response = await $b24.actions.v2.callList.make<Company>({
    method: 'crm.item.list',
    params: {
      entityTypeId: EnumCrmEntityTypeId.company,
      filter: {
        '=%title': title,
        '>=createdTime': Text.toB24Format(since),
      },
      select: ['id', 'title'],
    },
    idKey: 'id',
    customKeyForResult: 'items',
    requestId: 'companies',
  })
  if (!response.isSuccess) {
    throw new Error(response.getErrorMessages().join('; '))
  }
  return response.getData()!
}

export interface Deal {
  id: number
  stageId: string
}

/** Deals that are still open, page by page. */
export async function countOpenDeals($b24: TypeB24): Promise<number> {
  const pages = $b24.actions.v2.fetchList.make<Deal>({
    method: 'crm.item.list',
    params: {
      entityTypeId: EnumCrmEntityTypeId.deal,
      filter: { '!stageId': ['WON', 'LOSE'] },
      select: ['id', 'stageId'],
    },
    idKey: 'id',
    customKeyForResult: 'items',
    requestId: 'open-deals',
  })
  let count = 0
  for await (const page of pages) {
    count += page.length
  }
  return count
}

export interface EventLogRow {
  id: number
  auditTypeId: string
}

/** The event log through REST v3, 100 rows a page. */
export async function readEventLog($b24: TypeB24, auditTypeId: string): Promise<EventLogRow[]> {
  const rows: EventLogRow[] = []
  const pages = $b24.actions.v3.fetchList.make<EventLogRow>({
    method: 'main.eventlog.list',
    params: {
      filter: [['auditTypeId', '=', auditTypeId]],
      select: ['id', 'auditTypeId'],
    },
    idKey: 'id',
    customKeyForResult: 'items',
    limit: 100,
    requestId: 'event-log',
  })
  for await (const page of pages) {
    rows.push(...page)
  }
  return rows
}
