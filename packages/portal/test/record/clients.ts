/** A reply as a client sees it. */
export interface SeenReply {
  readonly status: number
  readonly type: string | null
  readonly body: string
}

const see = async (request: Promise<Response>): Promise<SeenReply | 'cut'> => {
  try {
    const response = await request
    return { status: response.status, type: response.headers.get('content-type'), body: await response.text() }
  } catch {
    return 'cut'
  }
}

/** A reply as one line, for a look at what it says. */
export const lineOf = (reply: SeenReply | 'cut'): string =>
  reply === 'cut' ? reply : `${String(reply.status)} ${reply.body}`

/** A client of raw requests; `webhookUrl` is all it knows of the portal. */
export const rawClient = (webhookUrl: string) => {
  const v3Url = webhookUrl.replace('/rest/', '/rest/api/')
  const post = (url: string, type: string, body: string, headers: Record<string, string> = {}) =>
    see(fetch(url, { method: 'POST', headers: { 'Content-Type': type, ...headers }, body }))
  return {
    get: (methodAndQuery: string) => see(fetch(webhookUrl + methodAndQuery)),
    form: (method: string, form: string) => post(webhookUrl + method, 'application/x-www-form-urlencoded', form),
    json: (method: string, params: unknown, headers?: Record<string, string>) =>
      post(webhookUrl + method, 'application/json', JSON.stringify(params), headers),
    v3: (method: string, params: unknown) => post(v3Url + method, 'application/json', JSON.stringify(params)),
    /** By an application's token, without a webhook. */
    app: (method: string, token: string) =>
      see(fetch(`${new URL(webhookUrl).origin}/rest/${method}`, { headers: { Authorization: `Bearer ${token}` } })),
  }
}

export type RawClient = ReturnType<typeof rawClient>
