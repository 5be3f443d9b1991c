import { once } from 'node:events'
import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { nodeTransport } from '@bitrix24/b24jssdk/node-transport'
import { afterEach, expect, it, vi } from 'vitest'

interface Axios {
  get(url: string, options: { timeout: number }): Promise<{ headers: Record<string, unknown> }>
}

/** The HTTP client of the reference SDK, as it was installed with it. */
const loaded: unknown = createRequire(createRequire(import.meta.url).resolve('b24jssdk-reference'))('axios')
const isAxios = (value: unknown): value is Axios => typeof value === 'function' && 'get' in value

afterEach(() => vi.unstubAllEnvs())

const noProxies: readonly { readonly list: string; readonly url: string }[] = [
  ...[
    '*',
    '*,a',
    ' * ',
    '.example',
    'example',
    'x.example',
    'x.example:80',
    'x.example:81',
    'X.EXAMPLE',
    'x.example.',
  ].map((list) => ({ list, url: 'http://x.example/' })),
  ...[
    'a.b, x.example',
    'a.b x.example',
    'a.b,,x.example',
    '*.example',
    '*example',
    'x.*',
    '.x.example',
    ' x.example ',
  ].map((list) => ({ list, url: 'http://x.example/' })),
  ...['*.example:80', '*.example:81', '.example:80', '*:80', '*:81', 'y.example', 'ample', 'http://x.example'].map(
    (list) => ({ list, url: 'http://x.example/' }),
  ),
  ...[
    '10.0.0.0/8',
    '10.*',
    '10.1.2.3',
    '10.1.2.3:80',
    '10.1.2.3/32',
    '10.1.2.4/31',
    '11.0.0.0/8',
    '10.1.2.3/33',
    '10.1.2.3/',
  ].map((list) => ({ list, url: 'http://10.1.2.3/' })),
  ...['localhost', '127.0.0.1', '127.0.0.0/8', '[::1]', '::1', '127.0.0.2'].flatMap((list) =>
    ['http://localhost:1/', 'http://127.0.0.1:1/', 'http://[::1]:1/'].map((url) => ({ list, url })),
  ),
  ...['[::1]:1', '[::1]:2', 'fd00::/8', '::1/128'].map((list) => ({ list, url: 'http://[::1]:1/' })),
  { list: 'fd00::/8', url: 'http://[fd12::1]/' },
  { list: 'example.', url: 'http://example/' },
  { list: 'example', url: 'http://example./' },
  { list: '<local>', url: 'http://intranet/' },
]

it('NO_PROXY names for us what it names for the client of the reference SDK', { timeout: 60_000 }, async () => {
  if (!isAxios(loaded)) throw new Error('There is no axios.')
  const axios = loaded
  const proxy = createServer((_, outgoing) => outgoing.setHeader('x-by-proxy', '1').end('{}'))
  proxy.listen(0, '127.0.0.1')
  await once(proxy, 'listening')
  const address = proxy.address()
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.')
  try {
    vi.stubEnv('HTTP_PROXY', `http://127.0.0.1:${address.port}`)
    const { proxyOf } = nodeTransport()
    const differences: string[] = []
    for (const { list, url } of noProxies) {
      vi.stubEnv('NO_PROXY', list)
      const theirs = await axios.get(url, { timeout: 1_000 }).then(
        ({ headers }) => headers['x-by-proxy'] === '1',
        () => false,
      )
      const ours = (await proxyOf(url)) !== undefined
      if (ours !== theirs) differences.push(`${list} and ${url}: ${ours ? 'ours goes by the proxy' : 'theirs does'}`)
    }
    expect(differences).toEqual([])
  } finally {
    proxy.closeAllConnections()
    proxy.close()
  }
})
