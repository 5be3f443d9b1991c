import { Worker } from 'node:worker_threads'
import type { Step } from '../step.ts'

const agents: Readonly<Record<string, string>> = {
  'Chrome on Windows':
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36',
  'Safari on a Mac':
    'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Safari/605.1.15',
  'Firefox on Linux': 'Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0',
  'Chrome on Android':
    'Mozilla/5.0 (Linux; Android 13; Pixel 7) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36',
  'Safari on an iPhone':
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.4 Mobile/15E148 Safari/604.1',
  'Safari on an iPad':
    'Mozilla/5.0 (iPad; CPU OS 12_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/12.1 Mobile/15E148 Safari/604.1',
  'Internet Explorer 11': 'Mozilla/5.0 (Windows NT 10.0; WOW64; Trident/7.0; rv:11.0) like Gecko',
  Opera: 'Opera/9.80 (Windows NT 6.1; U; en) Presto/2.8.131 Version/11.11',
}

/** What a thread answers that takes itself for a browser of this name, and then loads the package. */
const answersOf = async (packageName: string, userAgent: string | undefined): Promise<unknown> => {
  const worker = new Worker(new URL('../browser-worker.mjs', import.meta.url), {
    workerData: { packageName, userAgent },
  })
  return new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject))
}

const agentSteps = Object.entries(agents).map(([name, userAgent]): Step => ({
  name: `Browser and getEnvironment: ${name}`,
  run: async ({ sdk: { Browser, getEnvironment }, packageName }) => [
    await answersOf(packageName, userAgent),
    typeof Browser.isMobile,
    getEnvironment(),
  ],
}))

export const platformSteps: readonly Step[] = [
  { name: 'Browser without a browser', run: ({ packageName }) => answersOf(packageName, undefined) },
  ...agentSteps,
  { name: 'initializeB24Frame outside a portal', run: async ({ sdk }) => sdk.initializeB24Frame() },
]
