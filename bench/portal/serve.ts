// A portal over a file, with the limits off. Tells its parent of its webhook, and of its CPU time and memory whenever it is asked.
import { createPortal } from '@bitrix24/b24jssdk-portal'
import { cpuMs } from './cpu.ts'
import type { PortalUsage } from './child.ts'

const [file = ''] = process.argv.slice(2)
const portal = await createPortal({ db: file, tariff: 'off' })
process.send?.(portal.webhookUrl)
process.on('message', () => {
  const usage: PortalUsage = {
    cpuMs: cpuMs(),
    rssMb: process.memoryUsage().rss / 1024 ** 2,
  }
  process.send?.(usage)
})
process.once('disconnect', () => void portal.close())
