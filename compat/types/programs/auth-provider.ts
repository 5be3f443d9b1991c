// A way of authorisation of one's own under the SDK's transport.
import {
  ApiVersion,
  HttpV2,
  HttpV3,
  ParamsFactory,
  type AuthActions,
  type AuthData,
  type TypeHttp,
} from '@bitrix24/b24jssdk'

export class StaticAuth implements AuthActions {
  constructor(
    private readonly origin: string,
    private readonly token: string,
  ) {}
  getAuthData = (): false | AuthData => ({
    access_token: this.token,
    refresh_token: '',
    expires: 0,
    expires_in: 0,
    domain: this.origin,
    member_id: '',
    extra: { any: 'thing' },
  })
  refreshAuth = async (): Promise<AuthData> => this.getAuthData() as AuthData
  getUniq = (prefix: string): string => `${prefix}_${this.origin}`
  get isAdmin(): boolean {
    return true
  }
  getTargetOrigin(): string {
    return this.origin
  }
  getTargetOriginWithPath(): Map<ApiVersion, string> {
    return new Map([
      [ApiVersion.v2, `${this.origin}/rest`],
      [ApiVersion.v3, `${this.origin}/rest/api`],
    ])
  }
}

export function build(auth: AuthActions): TypeHttp[] {
  const http = new HttpV2(auth, null, ParamsFactory.getDefault())
  http.ajaxClient.defaults.timeout = 120_000
  http.setClientSideWarning(false, '')
  const data = auth.getAuthData()
  console.log(data && data.extra.any)
  return [http, new HttpV3(auth, {}, { maxRetries: 5 })]
}
