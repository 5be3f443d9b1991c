import { readFileSync } from 'node:fs'
import { exceptions } from './exceptions.ts'
import { scopesOf, sharesOf, type Measured } from './measure.ts'
import { told } from './shares.ts'

const head = `# How true the local portal is

Written by \`npm run fidelity -- --write\`; do not edit. The portal is held against the public documentation in three ways:

- **Answers.** Every implemented method that has a documented example is asked once. Strict: no documented key is missing in any row, each value has the documented JSON type and form of string, null stands only where the documentation says so or where the calls left the value open, no key is there that neither the method nor its neighbours document. Lenient: nulls, more keys and other forms of strings are forgiven.
- **Refusals.** Every implemented method whose documentation has the case is called without a required parameter, with an id that does not exist, and by a user who is no administrator. The documented code and status must come.
- **Behaviour.** Probes in \`packages/portal/src/families/*/probes.ts\`, each with the page that says so. \`npm run test:live\` asks the same of a real account; nobody has done so yet.

The project's tests fail when a share falls.`

const row = (measured: Measured, name: string, scope?: string): string => {
  const { strict, lenient, missing, notFound, denied, behaviour } = sharesOf(measured, scope)
  const cells = [strict, lenient, missing, notFound, denied, behaviour].map(told)
  return `| ${[name, ...cells].join(' | ')} |`
}

/** The switches of the portal, read from their source: name, default and what is said of them. */
const switchRows = (): readonly string[] => {
  const source = readFileSync(new URL('../src/switches.ts', import.meta.url), 'utf8')
  return [...source.matchAll(/\/\*\*(?<about>[^/]*?)@default (?<usual>[^\n]*?)\s*\*\/\s*readonly (?<name>\w+):/g)].map(
    ({ groups: { about = '', usual = '', name = '' } = {} }) =>
      `| \`${name}\` | \`${usual.trim()}\` | ${about
        .replaceAll(/\s*\n\s*\*?\s*/g, ' ')
        .trim()
        .replaceAll('|', String.raw`\|`)} |`,
  )
}

/** The text of `docs/portal-truth.md`. */
export const truthPage = (measured: Measured): string =>
  [
    head,
    '',
    '## Shares by scope',
    '',
    '| Scope | Answers, strictly | leniently | Parameter missing | Id not found | Right missing | Behaviour |',
    '|---|---|---|---|---|---|---|',
    ...scopesOf(measured).map((scope) => row(measured, scope, scope)),
    row(measured, '**all**'),
    '',
    '## Exceptions',
    '',
    exceptions.length === 0
      ? 'None: every method that differs counts as different.'
      : exceptions.map(({ method, page, reason }) => `- \`${method}\` (${page}): ${reason}`).join('\n'),
    '',
    '## What no source settles',
    '',
    'Each of these is a switch: `createPortal({ switches: { … } })`.',
    '',
    '| Switch | Default | What it decides |',
    '|---|---|---|',
    ...switchRows(),
    '',
  ].join('\n')
