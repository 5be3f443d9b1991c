// Copies the guides and pages that a package carries into its folder, before it is packed: node copy-documents.mjs <folder of the package>
import { cpSync, mkdirSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const guides = ['core', 'rest', 'filtering', 'apps'].map((name) => `skills/b24jssdk-${name}/SKILL.md`)
const documents = {
  // docs/errors.md is written there by its generator.
  jssdk: [...guides, 'docs/migration.md'],
  portal: ['portal', 'portal-recipes', 'portal-performance'].map((page) => `docs/${page}.md`),
}

const [name] = process.argv.slice(2)
if (!(name in documents)) throw new Error(`Name the package: ${Object.keys(documents).join(' or ')}.`)
const folder = join(root, 'packages', name)
// Nothing else stands there; of an earlier copy nothing stays.
rmSync(join(folder, { jssdk: 'skills', portal: 'docs' }[name]), { recursive: true, force: true })
for (const document of documents[name]) {
  const target = join(folder, document)
  mkdirSync(dirname(target), { recursive: true })
  cpSync(join(root, document), target, { recursive: true })
}
