// Writes the names that the package's root entry owes its users, with their kinds: node scripts/generate-contract-names.mjs <interface contract, Markdown>
import { readFile, writeFile } from 'node:fs/promises'

const [source] = process.argv.slice(2)
if (source === undefined) throw new Error('Name the Markdown file of the interface contract; its section 1 is read.')

const text = await readFile(source, 'utf8')
const section = text.slice(text.indexOf('\n## 1. '), text.indexOf('\n## 2. '))
const names = [...section.matchAll(/^\| `(\w+)` \| (class|enum|const|function|type|interface) \|/gm)].map(
  ([, name, kind]) => ({ name, kind }),
)
if (names.length === 0) throw new Error(`${source} has no rows of names in its section 1.`)

const rows = names.map((row) => `    ${JSON.stringify(row)}`).join(',\n')
await writeFile(
  new URL('contract-names.json', import.meta.url),
  `{\n  "generated": "by scripts/generate-contract-names.mjs, do not edit",\n  "names": [\n${rows}\n  ]\n}\n`,
)
console.log(`${names.length} names`)
