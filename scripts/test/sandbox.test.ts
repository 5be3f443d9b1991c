import { createPortal } from '@bitrix24/b24jssdk-portal'
import { build } from 'esbuild'
import { expect, it } from 'vitest'
import { runInSandbox } from '../sandbox.ts'
import { smokeScript } from '../smoke-program.ts'

it('calls, batches and lists work where there is nothing of Node', async () => {
  const { outputFiles } = await build({
    stdin: { contents: `export { B24Hook } from '@bitrix24/b24jssdk'`, resolveDir: import.meta.dirname },
    bundle: true,
    write: false,
    format: 'iife',
    globalName: 'B24Js',
    platform: 'browser',
    conditions: ['source'],
  })
  const browserBuild = outputFiles.map(({ text }) => text).join('')
  await using portal = await createPortal({ seed: { deal: Array.from({ length: 120 }, (_, index) => index + 1) } })
  expect(runInSandbox(browserBuild, 'typeof process + typeof Buffer + typeof window')).toBe('undefined'.repeat(3))
  await expect(runInSandbox(browserBuild, smokeScript, { webhookUrl: portal.webhookUrl })).resolves.toBe('passed')
})
