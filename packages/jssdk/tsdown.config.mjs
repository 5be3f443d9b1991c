import { defineConfig } from 'tsdown'
import { thirdPartyLicenses } from './third-party-licenses.mjs'

const target = 'es2022'
/** Code that says the same in fewer words makes the bundles of programs smaller; names, lines and comments stay for those who read it. */
const fewerWords = {
  compress: {
    target,
    joinVars: false,
    sequences: false,
    // Only a function that is used once, where it stands, loses its name.
    keepNames: { function: false, class: true },
    // To read a member changes nothing here, so a value that is used once may stand where it is used.
    treeshake: { propertyReadSideEffects: false },
  },
  mangle: false,
  codegen: false,
}
const shared = {
  target,
  sourcemap: false,
  // A figure or a name that another file has stands where it is used.
  inputOptions: { optimization: { inlineConst: { mode: 'all', pass: 2 } } },
}

export default defineConfig([
  {
    ...shared,
    minify: fewerWords,
    entry: {
      index: 'src/index.ts',
      hook: 'src/hook.ts',
      oauth: 'src/oauth.ts',
      frame: 'src/frame.ts',
      pull: 'src/pull.ts',
      events: 'src/events.ts',
      'limit-store-file': 'src/limit-store-file.ts',
      'event-inbox-file': 'src/event-inbox-file.ts',
      'token-store-file': 'src/token-store-file.ts',
      text: 'src/text.ts',
      otel: 'src/otel.ts',
      'fetch-transport': 'src/transport/fetch-transport.ts',
      'lazy-node-transport': 'src/transport/lazy-node-transport.ts',
      'node-transport': 'src/node-transport.ts',
    },
    format: ['esm', 'cjs'],
    platform: 'neutral',
    // `#platform-transport` is resolved where the package is used: Node's own HTTP client on Node, `fetch` everywhere else.
    deps: { neverBundle: [/^node:/, '#platform-transport'] },
    fixedExtension: true,
    dts: true,
    outputOptions: {
      codeSplitting: {
        // Node takes about a millisecond for each file of an import, so what every client needs is one file.
        groups: [
          // Apart, or the transports of the package's `imports` and the file that imports them would import each other.
          { name: 'transport', test: /transport\/transport\.ts$/, priority: 2 },
          // Apart, so that a program with an identifier alone has nothing else.
          { name: 'uuid', test: /tools\/uuid\.ts$/, priority: 2 },
          {
            name: 'calls',
            test: /(client\/single-calls|browser-warning|turns|random|authorise|null-logger|webhook-url)\.ts$/,
            priority: 1,
          },
        ],
      },
    },
  },
  {
    ...shared,
    // One file for a script tag: everything, luxon included, under the global name.
    entry: { index: 'src/index.ts' },
    format: 'iife',
    globalName: 'B24Js',
    platform: 'browser',
    deps: { alwaysBundle: [/./], onlyBundle: false },
    inputOptions: { resolve: { conditionNames: ['source', 'browser', 'import', 'default'] } },
    outputOptions: { entryFileNames: 'index.global.js', codeSplitting: false },
    plugins: [thirdPartyLicenses('third-party-licenses.md')],
    minify: true,
    clean: false,
    dts: false,
  },
])
