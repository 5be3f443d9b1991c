import { connect } from 'node:net'

import { createPortal } from '@bitrix24/b24jssdk-portal'
import { describe, expect, it } from 'vitest'

import { startExample } from './run-example.ts'

const portUrl = /http:\/\/127\.0\.0\.1:(\d+)/
const isListening = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    socket.once('error', () => {
      resolve(false)
    })
  })
const portOf = (printed: string): number => Number(portUrl.exec(printed)?.[1])

describe('npm run demo', () => {
  it(
    'reads the sales data through every action, reports it and leaves nothing running',
    { timeout: 120_000 },
    async () => {
      const { exitCode, stdout, stderr } = await startExample('demo/main.ts', undefined).ended
      expect(stderr).toBe('')
      expect(exitCode).toBe(0)
      for (const part of ['profile', '793 rows', '500 answers', '5,009 rows', 'Funnel', 'Sales by segment']) {
        expect(stdout).toContain(part)
      }
      expect(stdout).toMatch(/Corporate +█+ +[\d,]+ +\$[\d,]+/)
      expect(stdout).toMatch(/\d+ requests, 6,302 rows, [\d,]+ rows\/s, .* waiting for the portal's limits/)
      // oxlint-disable-next-line no-control-regex -- what must not be there is a control character
      expect(stdout).not.toMatch(/[\u0000-\u0009\u000B-\u001F]/)
      expect(await isListening(portOf(stdout))).toBe(false)
    },
  )

  it('stops on Ctrl-C and takes its portal along', async () => {
    const demo = startExample('demo/main.ts', undefined)
    await demo.printed('callList')
    demo.signal('SIGINT')
    const { exitCode, stdout, stderr } = await demo.ended
    expect(exitCode).toBe(130)
    expect(stderr).toContain('Stopped by SIGINT.')
    expect(await isListening(portOf(stdout))).toBe(false)
  })

  it('reads the portal of B24_HOOK and writes nothing to it', async () => {
    await using portal = await createPortal({ seed: { contact: [1, 2, 3], deal: [1, 2] } })
    const { exitCode, stdout, stderr } = await startExample('demo/main.ts', portal.webhookUrl).ended
    expect(stderr).toBe('')
    expect(exitCode).toBe(0)
    expect(stdout).toContain('nothing is written')
    expect(portal.requests.list().filter(({ method }) => /\.(add|update|delete)$/.test(method))).toEqual([])
    expect(portal.count('deal')).toBe(2)
  })

  it.each([
    { hook: 'not a url', says: 'JSSDK_HOOK_URL_INVALID' },
    { hook: 'http://127.0.0.1:9/rest/1/secretsecret/', says: 'NETWORK_ERROR' },
  ])('says what is wrong with B24_HOOK=$hook and ends with exit code 1', async ({ hook, says }) => {
    const { exitCode, stderr } = await startExample('demo/main.ts', hook).ended
    expect(exitCode).toBe(1)
    expect(stderr).toContain(says)
    expect(stderr).not.toContain('secretsecret')
  })
})
