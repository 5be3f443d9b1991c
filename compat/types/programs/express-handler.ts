// A server with express: install, events, a proxy to REST.
import express, { type Request, type Response } from 'express'
import {
  AjaxError,
  B24OAuth,
  type AuthData,
  type B24OAuthParams,
  type B24OAuthSecret,
  type EventHandlerParams,
  type EventOnAppInstallHandlerParams,
  LoggerFactory,
  SdkError,
} from '@bitrix24/b24jssdk'

const app = express()
const logger = LoggerFactory.createForBrowserProduction('server')
const secret: B24OAuthSecret = { clientId: process.env.CLIENT_ID || '', clientSecret: process.env.CLIENT_SECRET || '' }
const tokens = new Map<string, B24OAuthParams>()

function client(memberId: string): B24OAuth {
  const params = tokens.get(memberId)
  if (!params) throw new Error('not installed')
  const $b24 = new B24OAuth(params, secret)
  $b24.setLogger(logger)
  $b24.offClientSideWarning()
  $b24.setCallbackRefreshAuth(
    async ({ authData, b24OAuthParams }: { authData: AuthData; b24OAuthParams: B24OAuthParams }) => {
      tokens.set(authData.member_id, { ...b24OAuthParams, accessToken: authData.access_token })
    },
  )
  return $b24
}

app.use(express.urlencoded({ extended: true }))
app.post('/install', (req: Request<object, string, EventOnAppInstallHandlerParams>, res: Response) => {
  logger.info('install', req.body)
  res.send(req.body.auth.member_id)
})
app.post('/event', async (req: Request, res: Response) => {
  const body: EventHandlerParams = req.body
  logger.notice('event', body)
  logger.debug('query', req.query)
  res.json({ event: body.event, id: body.data?.FIELDS?.ID })
})
app.all('/rest/:method', async (req, res) => {
  try {
    const response = await client(String(req.query.member)).actions.v2.call.make({
      method: String(req.params.method),
      params: req.body,
    })
    res.status(response.getStatus()).json(response.getData())
  } catch (error) {
    if (error instanceof AjaxError) {
      logger.error('rest', error)
      res.status(error.status || 500).json(error.toJSON())
    } else {
      const sdk = SdkError.fromException(error)
      res.status(500).json({ code: sdk.code, text: sdk.message, cause: sdk.originalError })
    }
  }
})
export default app
