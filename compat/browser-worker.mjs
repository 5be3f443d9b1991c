// A thread that takes itself for a browser, when it is told of which name, loads a package and answers what its `Browser` says.
import { parentPort, workerData } from 'node:worker_threads'
import { register } from 'tsx/esm/api'

const questions = [
  'isOpera',
  'isIE',
  'isIE6',
  'isIE7',
  'isIE8',
  'isIE9',
  'isIE10',
  'isIE11',
  'isSafari',
  'isFirefox',
  'isChrome',
  'isMac',
  'isWin',
  'isLinux',
  'isAndroid',
  'isIPad',
  'isIPhone',
  'isIOS',
  'isMobile',
  'isRetina',
  'isTouchDevice',
  'isLocalStorageSupported',
  'detectIEVersion',
  'detectAndroidVersion',
]

// What the process loads TypeScript with does not reach its threads.
register()
const { packageName, userAgent } = workerData
if (userAgent !== undefined) {
  const navigator = { userAgent, appVersion: userAgent, maxTouchPoints: 0, platform: '', language: 'en', vendor: '' }
  const location = { href: 'https://portal.example.com/', protocol: 'https:', host: 'portal.example.com', search: '' }
  const document = { documentElement: { style: {} }, doctype: { name: 'html' } }
  const window = { navigator, document, location, devicePixelRatio: 1 }
  for (const [name, value] of Object.entries({ navigator, document, location, window }))
    Object.defineProperty(globalThis, name, { value, configurable: true })
}
const { Browser, getEnvironment } = await import(packageName)
const answerTo = (question) => {
  try {
    return Browser[question]()
  } catch (error) {
    return error.name
  }
}
const answers = Object.fromEntries(questions.map((question) => [question, answerTo(question)]))
// oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread's port has no origins
parentPort.postMessage({ ...answers, environment: getEnvironment() })
