import {
  ApiVersion,
  B24Hook,
  B24OAuth,
  BatchRefV3,
  FilterV3,
  initializeB24Frame,
  ParamsFactory,
  SdkError,
  useB24Helper,
} from '@bitrix24/b24jssdk'
import { nodeTransport } from '@bitrix24/b24jssdk/node-transport'
import { createPortal, type Portal } from '@bitrix24/b24jssdk-portal'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import { wordsOfCodes } from '../errors-page/words.ts'

const list = { method: 'crm.item.list', params: { entityTypeId: 2 } }
const log = { method: 'main.eventlog.list', customKeyForResult: 'items' }
const hook = 'https://portal.example/rest/1/abcdefgh12345678/'
const oauthParams = {
  applicationToken: 'application',
  userId: 1,
  memberId: 'member',
  accessToken: 'access',
  refreshToken: 'refresh',
  expires: 4_000_000_000,
  expiresIn: 3_600,
  scope: 'crm',
  domain: 'portal.example',
  clientEndpoint: 'https://portal.example/rest/',
  serverEndpoint: 'https://oauth.bitrix.info/rest/',
  status: 'L',
} as const
const keys = { clientId: 'app', clientSecret: 'secret' }

type Mistake = ($b24: B24Hook) => unknown

/** What makes each error that the page says nothing was sent of. */
const mistakes: Readonly<Record<string, Mistake>> = {
  JSSDK_CORE_B24_API_WRONG: ($b24) =>
    // @ts-expect-error -- what programs without types give
    $b24.getHttpClient(undefined),
  JSSDK_CORE_METHOD_NOT_SUPPORT_IN_API_V3: ($b24) => $b24.actions.v3.call.make({ method: 'crm.deal.list' }),
  JSSDK_RESTRICTION_PARAMS_INVALID: ($b24) =>
    $b24.getHttpClient(ApiVersion.v2).setRestrictionManagerParams({ ...ParamsFactory.getDefault(), maxRetries: -1 }),
  JSSDK_CLIENT_SIDE_WARNING: () => initializeB24Frame(),
  JSSDK_HELPER_NOT_INIT: () => useB24Helper().getB24Helper(),
  JSSDK_HELPER_PULL_CLIENT_NOT_INIT: () => useB24Helper().useSubscribePullClient(() => undefined),
  JSSDK_CA_INVALID: () => nodeTransport({ ca: 'company.pem' }),
  JSSDK_PROXY_INVALID: () => nodeTransport({ proxy: 'socks5://proxy.example:1080' }),
  JSSDK_CURSOR_INVALID: ($b24) => $b24.actions.v2.callList.make({ ...list, cursor: 'none' }),
  JSSDK_CORE_B24_CALL_TAIL_DESC_REQUIRES_INITIAL_VALUE: ($b24) =>
    $b24.actions.v3.callTail.make({ ...log, order: 'DESC' }),
  JSSDK_CORE_B24_FETCH_TAIL_DESC_REQUIRES_INITIAL_VALUE: ($b24) =>
    $b24.actions.v3.fetchTail.make({ ...log, order: 'DESC' }).next(),
  JSSDK_ACTION_V3_LIST_FILTER_NOT_ARRAY: ($b24) =>
    // @ts-expect-error -- what programs without types give
    $b24.actions.v3.callList.make({ ...log, params: { filter: { id: 1 } } }),
  JSSDK_AGGREGATE_V3_INVALID_FUNCTION: ($b24) =>
    // @ts-expect-error -- what programs without types give
    $b24.actions.v3.aggregate.make({ method: 'main.eventlog.aggregate', select: { median: ['id'] } }),
  JSSDK_AGGREGATE_V3_INVALID_SELECT: ($b24) =>
    $b24.actions.v3.aggregate.make({ method: 'main.eventlog.aggregate', select: { sum: [] } }),
  JSSDK_INTERACTION_BATCH_ROW_FAIL: ($b24) =>
    // @ts-expect-error -- what programs without types give
    $b24.actions.v2.batch.make({ calls: [17] }),
  JSSDK_FILTER_V2_INVALID: ($b24) =>
    $b24.actions.v2.callList.make({ ...list, params: { entityTypeId: 2, filter: 'id > 1' } }),
  JSSDK_FILTER_V2_INVALID_OPERATOR: ($b24) =>
    $b24.actions.v2.callList.make({ ...list, params: { entityTypeId: 2, filter: { '~id': 1 } } }),
  JSSDK_FILTER_V3_INVALID_FIELD: () => FilterV3.eq('', 1),
  JSSDK_FILTER_V3_INVALID_OPERATOR: () =>
    // @ts-expect-error -- what programs without types give
    FilterV3.build(['id', 'like', 1]),
  JSSDK_FILTER_V3_INVALID_IN: () => FilterV3.in('id', []),
  JSSDK_FILTER_V3_INVALID_BETWEEN: () => FilterV3.between('id', 1, undefined),
  JSSDK_FILTER_V3_INVALID_NODE: () =>
    // @ts-expect-error -- what programs without types give
    FilterV3.build('id > 1'),
  JSSDK_BATCH_REF_V3_INVALID_PATH: () => BatchRefV3.ref(''),
  JSSDK_BATCH_REF_V3_INVALID_REF_ARRAY: () => BatchRefV3.refArray('orders'),
  JSSDK_HOOK_URL_EMPTY: () => B24Hook.fromWebhookUrl(' '),
  JSSDK_HOOK_URL_INVALID: () => B24Hook.fromWebhookUrl('portal'),
  JSSDK_HOOK_URL_NOT_HTTPS: () => B24Hook.fromWebhookUrl(hook.replace('https', 'http')),
  JSSDK_HOOK_URL_MALFORMED: () => B24Hook.fromWebhookUrl(`${hook}profile/more`),
  JSSDK_HOOK_URL_USER_ID_NOT_NUMERIC: () => B24Hook.fromWebhookUrl(hook.replace('/1/', '/one/')),
  JSSDK_OAUTH_ENDPOINT_INVALID: () => new B24OAuth({ ...oauthParams, clientEndpoint: 'ftp://portal.example' }, keys),
  JSSDK_OAUTH_PARAMS_INVALID: () =>
    // @ts-expect-error -- what programs without types give
    new B24OAuth(undefined, keys),
  JSSDK_OAUTH_IS_ADMIN_NOT_INIT: () => new B24OAuth(oauthParams, keys).auth.isAdmin,
}

/** Of these there is no client yet, or no connection; the tests of frames and transports have them. */
const elsewhere = [
  'JSSDK_CORE_B24_NOT_INIT',
  'JSSDK_CORE_B24_HTTP_V2_NOT_INIT',
  'JSSDK_CORE_B24_HTTP_V3_NOT_INIT',
  'JSSDK_CERTIFICATE_NOT_TRUSTED',
  'JSSDK_PROXY_REFUSED',
]

describe('errors of which docs/errors.md says that nothing was sent', () => {
  let portal: Portal
  let $b24: B24Hook
  beforeAll(async () => {
    portal = await createPortal()
    $b24 = B24Hook.fromWebhookUrl(portal.webhookUrl)
  })
  afterAll(() => portal.close())

  it.each(Object.entries(mistakes))('%s', async (code, make) => {
    const work = async (): Promise<unknown> => make($b24)
    const error: unknown = await work().catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(SdkError)
    expect(error).toMatchObject({ code })
    expect(portal.requests.count()).toBe(0)
  })

  it('are all of them', () => {
    const said = Object.entries(wordsOfCodes).flatMap(([code, { sent }]) => (sent === 'nothing' ? [code] : []))
    expect([...Object.keys(mistakes), ...elsewhere].toSorted()).toEqual(said.toSorted())
  })
})
