// Bundles minimal apps for the browser and counts what the SDK installs; each has a limit that a user was promised.
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'

import { build } from 'esbuild'

const root = dirname(dirname(fileURLToPath(import.meta.url)))

const hookApp = (entryPoint) => `
  import { B24Hook } from '${entryPoint}'
  const $b24 = B24Hook.fromWebhookUrl(location.hash.slice(1))
  $b24.actions.v2.call.make({ method: 'profile' }).then((reply) => console.log(reply.getData()))`
const frameApp = (entryPoint) => `
  import { initializeB24Frame } from '${entryPoint}'
  initializeB24Frame()
    .then(($b24) => $b24.actions.v2.call.make({ method: 'profile' }))
    .then((reply) => console.log(reply.getData()))`
const textApp = `
  import * as Text from '@bitrix24/b24jssdk/text'
  console.log(Text.getUuidRfc4122())`

const pullApp = (entryPoint) => `
  import { B24PullClientManager } from '${entryPoint}'
  console.log(new B24PullClientManager({}))`

/** Reference: @bitrix24/b24jssdk 2.2.0, the same app, the same bundler and gzip level. */
const apps = [
  { name: 'hook, calls alone', code: hookApp('@bitrix24/b24jssdk/hook'), limitBytes: 13_312, referenceBytes: 68_969 },
  {
    name: 'frame, calls alone',
    code: frameApp('@bitrix24/b24jssdk/frame'),
    limitBytes: 16_384,
    referenceBytes: 74_752,
  },
  { name: 'hook, everything', code: hookApp('@bitrix24/b24jssdk'), limitBytes: 39_968, referenceBytes: 68_969 },
  { name: 'Text.getUuidRfc4122', code: textApp, limitBytes: 1_024, referenceBytes: 25_600 },
  { name: 'pull client alone', code: pullApp('@bitrix24/b24jssdk/pull'), limitBytes: 30_720, referenceBytes: 66_985 },
]
/** What programs without the pull client must not carry. */
const pullOnly = /@bufbuild\/protobuf|pull-client/
const packageLimit = 4
const referencePackages = 34

const bundleOf = async (contents) => {
  const bundle = await build({
    stdin: { contents, resolveDir: root, sourcefile: 'app.js' },
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    platform: 'browser',
    logLevel: 'error',
    metafile: true,
  })
  const [{ inputs }] = Object.values(bundle.metafile.outputs)
  const files = Object.keys(inputs).filter((file) => inputs[file].bytesInOutput > 0)
  return { bytes: gzipSync(bundle.outputFiles[0].contents, { level: 9 }).length, files }
}

/** The package and all that comes with it, by the lock file; a nested copy counts as one more. */
const installed = () => {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'))
  const found = new Set()
  const visit = (key) => {
    if (found.has(key)) return
    found.add(key)
    for (const name of Object.keys(packages[key].dependencies ?? {})) {
      const nested = `${key}/node_modules/${name}`
      visit(nested in packages ? nested : `node_modules/${name}`)
    }
  }
  visit('packages/jssdk')
  return [...found].map((key) => packages[key].name ?? key.replace(/^.*node_modules\//, ''))
}

const number = (value) => value.toLocaleString('en-US')
const failures = []

for (const { name, code, limitBytes, referenceBytes } of apps) {
  const { bytes, files } = await bundleOf(code)
  const share = Math.round((bytes / referenceBytes) * 100)
  console.log(
    `${name.padEnd(24)} ${number(bytes).padStart(7)} bytes gzip; limit ${number(limitBytes)}; reference SDK ${number(referenceBytes)} (${share} %)`,
  )
  if (bytes > limitBytes) failures.push(`${name}: ${number(bytes - limitBytes)} bytes over the limit`)
  if (!code.includes('B24PullClientManager') && files.some((file) => pullOnly.test(file)))
    failures.push(`${name}: carries the pull client without using it`)
}

const packages = installed()
console.log(
  `installed                ${packages.join(', ')}: ${packages.length}; limit ${packageLimit}; reference SDK ${referencePackages}`,
)
if (packages.length > packageLimit)
  failures.push(`${packages.length} packages are installed, ${packageLimit} were promised`)

for (const failure of failures) console.error(`check:size: ${failure}`)
process.exitCode = failures.length === 0 ? 0 : 1
