// Writes the names that the package's root entry owes its users, with their kinds, from docs/contract.md.
import { readFileSync } from 'node:fs'
import { writeGenerated } from './write-generated.ts'

const text = readFileSync(new URL('../docs/contract.md', import.meta.url), 'utf8')
const section = text.slice(text.indexOf('\n## 1. '), text.indexOf('\n## 2. '))
const names = [...section.matchAll(/^\| `(\w+)` \| (class|enum|const|function|type|interface) \|/gm)].map(
  ([, name, kind]) => ({ name, kind }),
)
if (names.length === 0) throw new Error('docs/contract.md has no rows of names in its section 1.')

const rows = names.map(({ name, kind }) => `    { "name": "${name}", "kind": "${kind}" }`).join(',\n')
writeGenerated(
  'scripts/contract-names.json',
  `{\n  "generated": "by scripts/generate-contract-names.mjs, do not edit",\n  "names": [\n${rows}\n  ]\n}\n`,
)
