import { readFile } from 'node:fs/promises'
import { extname } from 'node:path'
import { Hono } from 'hono'

/**
 * The folder into which Vite builds the page. It is beside `inspector`: two folders above the source file, but one folder above the bundle.
 */
const folder = new URL('../inspector/dist/', import.meta.url)

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

/** The page may load only files of the portal, and no other page may show it in a frame. */
const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ')

const notBuilt = 'The inspector is not built. Run: npm run build --workspace @bitrix24/b24jssdk-portal\n'

/** The inspector's page and its files. */
export const inspectorPage = (): Hono => {
  const app = new Hono()
  app.get('/_portal/', () => file('index.html', 'no-store'))
  // The names of these files contain a hash of their content.
  app.get('/_portal/assets/:name{[\\w.-]+}', (c) =>
    file(`assets/${c.req.param('name')}`, 'public, max-age=31536000, immutable'),
  )
  return app
}

const file = async (name: string, caching: string): Promise<Response> => {
  try {
    const text = await readFile(new URL(name, folder), 'utf8')
    return new Response(text, {
      headers: {
        'Content-Type': types[extname(name)] ?? 'application/octet-stream',
        'Content-Security-Policy': policy,
        'X-Content-Type-Options': 'nosniff',
        'Referrer-Policy': 'no-referrer',
        'Cache-Control': caching,
      },
    })
  } catch {
    return name === 'index.html'
      ? new Response(notBuilt, { status: 503 })
      : new Response('Not found\n', { status: 404 })
  }
}
