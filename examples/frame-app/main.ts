// An application in the portal's iframe. Run: npx tsx --conditions=source examples/frame-app/main.ts, then open the address it prints
import { fileURLToPath } from 'node:url'
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { build } from 'vite'
import { serveApp } from './app-server.ts'

const folder = fileURLToPath(new URL('.', import.meta.url))
await build({ configFile: `${folder}vite.config.ts`, logLevel: 'warn' })
const app = await serveApp(`${folder}dist`)
const portal = await createPortal({ seed: 'superstore' })
const { clientId } = portal.installApp({ pageUrl: app.url })
console.log(`${portal.url}/_portal/frame/?app=${clientId}`)
