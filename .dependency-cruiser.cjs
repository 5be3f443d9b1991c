/**
 * The arrows of docs/architecture.md: which package and which folder may import which.
 * The rooms of the SDK stand in floors, lowest first; a room imports its own floor and the floors below.
 */
const sdk = '^packages/jssdk/src/'
const portal = '^packages/portal/src/'
const rooms = (...names) => `${sdk}(${names.join('|')})/`

const floors = [
  ['types', 'errors', 'results', 'logger', 'tools', 'platform', 'transport'],
  ['lists', 'batch', 'limits', 'auth', 'bridge'],
  ['request'],
  ['actions'],
  ['client', 'legacy', 'portal-data', 'pull', 'events'],
]

/** Stores in files, each behind an entry point of its own. */
const fileStore = `${sdk}(limits/store/file-limit-store|auth/tokens/file-token-store|auth/tokens/lease-holder|events/inbox/file-event-inbox|platform/versioned-file|platform/own-directory)\\.ts$`
/** Traces, behind an entry point of its own and an optional peer dependency. */
const otel = rooms('otel')
/** The protobuf library's reader and writer; bundlers leave them out of programs without the pull client. */
const pullWire = `${sdk}pull/framing/(wire-format|protobuf-frames)\\.ts$`
/** Files of the portal that work on rows of any entity, with the reason; all others say whose rows they take. */
// oxlint-disable-next-line typescript/no-unsafe-call -- a configuration of CommonJS, for which `require` has no types
const untypedRows = require('./scripts/families/untyped-rows.json')
/** Taken on Node alone, by the condition of `#platform-transport` in the package's `imports`, or by an entry point of its own. */
const nodeTransport = `${sdk}transport/node/`

const onlyDownwards = floors.slice(0, -1).map((floor, level) => ({
  name: `sdk-${floor.join('-')}-only-downwards`,
  comment: `${floor.join(', ')}: import nothing that stands above them`,
  severity: 'error',
  from: { path: rooms(...floor) },
  to: { path: rooms(...floors.slice(level + 1).flat()) },
}))

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    ...onlyDownwards,
    {
      name: 'sdk-lists-and-batch-know-no-http',
      comment: 'lists and batch are pure: an action hands them a function that reads a page or sends a chunk',
      severity: 'error',
      from: { path: rooms('lists', 'batch') },
      to: { path: rooms('request', 'limits', 'auth') },
    },
    {
      name: 'sdk-entry-points-are-not-imported',
      comment: 'an entry point lists public names; code inside the SDK imports the file that has them',
      severity: 'error',
      from: { path: sdk },
      to: { path: `${sdk}[^/]+\\.ts$` },
    },
    {
      name: 'sdk-without-portal',
      comment: 'SDK and portal share facts, never code: a mistake must not cancel itself out',
      severity: 'error',
      from: { path: sdk },
      to: { path: '^packages/(?!jssdk/)' },
    },
    {
      name: 'sdk-runs-everywhere',
      comment:
        'the SDK runs in browsers and edge workers: no module of Node, no dependency but luxon; tracing has its own entry',
      severity: 'error',
      from: { path: sdk, pathNot: [fileStore, nodeTransport, pullWire, otel] },
      to: {
        dependencyTypes: ['core', 'npm', 'npm-dev', 'npm-optional', 'npm-peer'],
        dependencyTypesNot: ['type-only'],
        pathNot: 'node_modules/(@types/)?luxon/',
      },
    },
    {
      name: 'sdk-extras-have-their-own-entry',
      comment: 'what needs Node or another package is never reached from the entry points that run everywhere',
      severity: 'error',
      from: { path: `${sdk}(index|hook)\\.ts$` },
      to: { path: [fileStore, otel], reachable: true },
    },
    {
      name: 'portal-without-sdk',
      comment: 'SDK and portal share facts, never code: a mistake must not cancel itself out',
      severity: 'error',
      from: { path: portal },
      to: { path: '^packages/(?!portal/)' },
    },
    {
      name: 'families-by-their-door',
      comment: "a family's room is entered by its family.ts; what other rooms may use of it stands there",
      severity: 'error',
      from: { path: `${portal}families/([^/]+)/` },
      to: { path: `${portal}families/[^/]+/`, pathNot: [`${portal}families/$1/`, '/family\\.ts$'] },
    },
    {
      name: 'families-without-cycles',
      comment: 'a room of a family can be read from one end, types included',
      severity: 'error',
      from: { path: `${portal}families/` },
      to: { circular: true },
    },
    {
      name: 'families-are-known-to-few',
      comment: 'the engine and what methods share know no family; the portal is put together of them at its edge',
      severity: 'error',
      from: {
        path: `${portal}(engine|store|methods|resources|documented|custom-fields|files|events|dialects|limits|middleware)/`,
        pathNot: `${portal}store/snapshot-file\\.ts$`,
      },
      to: { path: `${portal}families/` },
    },
    {
      name: 'untyped-rows-by-name',
      comment:
        'whose row it is, `RowOf` says, and the compiler sees each wrong name; untyped rows are for the files named above',
      severity: 'error',
      from: {
        path: portal,
        pathNot: Object.keys(untypedRows).map((file) => `${portal}${file.replaceAll('.', '\\.')}$`),
      },
      to: { path: `${portal}engine/untyped-row\\.ts$` },
    },
    {
      name: 'by-package-name',
      comment: 'other packages, examples and checks use the SDK and the portal through their entry points',
      severity: 'error',
      from: { path: '^(conformance|compat|examples|bench|skills)/' },
      to: { path: '^packages/[^/]+/src/', pathNot: '^packages/[^/]+/src/[^/]+\\.ts$' },
    },
    {
      name: 'no-cycles',
      comment: 'a file that needs itself cannot be read from one end; types alone may name each other',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'sdk-without-cycles',
      comment: 'a file of the SDK can be read from one end, types included',
      severity: 'error',
      from: { path: sdk },
      to: { circular: true },
    },
    {
      name: 'nothing-unresolved',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '(^|/)dist/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      conditionNames: ['source', 'import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
    },
  },
}
