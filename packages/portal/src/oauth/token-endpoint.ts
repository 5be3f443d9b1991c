import { PortalError } from '../portal-error.ts'
import type { PortalSwitches } from '../switches.ts'
import { entryOf, type WireMap } from '../wire-value.ts'
import type { Application } from './application.ts'
import type { OAuthService } from './oauth-service.ts'
import { newPair } from './token-reply.ts'
import type { Redeemed } from './tokens.ts'

/**
 * Answers `/oauth/token/`: exchanges a code for tokens, or renews tokens.
 * @throws {PortalError} `invalid_request`, `invalid_client`, `wrong_client`, `invalid_grant`, `NOT_INSTALLED`, `PAYMENT_REQUIRED`
 */
export const answerToken = (oauth: OAuthService, params: WireMap, switches: PortalSwitches): WireMap => {
  const grant = required(params, 'grant_type')
  if (grant !== 'authorization_code' && grant !== 'refresh_token')
    throw refused('invalid_request', 400, `Unknown grant_type "${grant}"`)
  const application = clientOf(oauth, params, switches.invalidClientStatus)
  const userId =
    grant === 'authorization_code'
      ? exchange(oauth, application, required(params, 'code'))
      : renew(oauth, application, required(params, 'refresh_token'), switches.reusableRefreshTokens)
  return newPair(oauth, application, userId)
}

const clientOf = ({ applications }: OAuthService, params: WireMap, wrongStatus: number): Application => {
  const application = applications.find(required(params, 'client_id'))
  if (application === undefined || application.clientSecret !== required(params, 'client_secret'))
    throw refused('invalid_client', wrongStatus, 'Client id or secret is wrong')
  if (!application.isInstalled) throw refused('NOT_INSTALLED', 401, 'Application is not installed')
  if (!application.isPaid) throw refused('PAYMENT_REQUIRED', 401, 'Payment required')
  return application
}

const exchange = ({ tokens }: OAuthService, application: Application, code: string): number =>
  userOf(tokens.redeemCode(code), application)

const renew = (oauth: OAuthService, application: Application, text: string, isReusable: boolean): number => {
  // A request with another application's token does not use that token up.
  const owner = oauth.tokens.ownerOfRefresh(text)
  if (owner !== undefined && owner.clientId !== application.clientId) throw wrongClient()
  const userId = userOf(oauth.tokens.redeemRefresh(text, isReusable), application)
  oauth.refreshes += 1
  return userId
}

const userOf = (found: Redeemed, { clientId }: Application): number => {
  if (found.kind !== 'good') throw refused('invalid_grant', 400, 'Invalid or expired grant')
  if (found.owner.clientId !== clientId) throw wrongClient()
  return found.owner.userId
}

const required = (params: WireMap, name: string): string => {
  const value = entryOf(params, name)
  if (typeof value === 'string' && value !== '') return value
  throw refused('invalid_request', 400, `No "${name}" parameter found`)
}

/** The server sends this error with status 200. */
const wrongClient = (): PortalError => refused('wrong_client', 200, 'Token belongs to another client')

const refused = (code: string, status: number, description: string): PortalError =>
  new PortalError({ code, status, description })
