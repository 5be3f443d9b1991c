import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder of the package that a module stands in. */
const packageOf = (folder) => {
  const file = join(folder, 'package.json')
  // Some packages have a package.json without a name in their folders, which says how to read the files there.
  if (existsSync(file) && JSON.parse(readFileSync(file, 'utf8')).name !== undefined) return folder
  return packageOf(dirname(folder))
}

/** The text of a license that packages name and do not bring. */
const commonText = (license) => {
  const named = /Apache-2\.0/.exec(license)?.[0]
  const file = new URL(`licenses/${named}.txt`, import.meta.url)
  if (named === undefined) throw new Error(`A bundled package has the license ${license}, and no text of it.`)
  return readFileSync(file, 'utf8').trim()
}

const licenseText = (folder, license) => {
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return file === undefined ? commonText(license) : readFileSync(join(folder, file), 'utf8').trim()
}

/** What stands at the top of a module about whose it is. Minifying takes it out of the bundle. */
const noticeOf = (module) => {
  const top = /^(?:\s*\/\/.*\n)+/.exec(readFileSync(module, 'utf8'))?.[0] ?? ''
  return /copyright/i.test(top) ? top.replaceAll(/^\s*\/\/ ?/gm, '').trim() : undefined
}

const sectionOf = ([folder, modules]) => {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  const notices = new Set(modules.map(noticeOf).filter((notice) => notice !== undefined))
  return [`## ${name} ${version} (${license})`, ...notices, licenseText(folder, license), ''].join('\n\n')
}

/** Writes the licenses of the packages that a bundle holds beside it. */
export const thirdPartyLicenses = (fileName) => ({
  name: 'third-party-licenses',
  generateBundle(_, bundle) {
    const modules = Object.values(bundle).flatMap((chunk) => Object.keys(chunk.modules ?? {}))
    const foreign = modules.filter((module) => module.includes('/node_modules/')).toSorted()
    const folders = [...new Set(foreign.map((module) => packageOf(dirname(module))))]
    const sections = folders
      .map((folder) => [folder, foreign.filter((module) => module.startsWith(`${folder}/`))])
      .map(sectionOf)
    this.emitFile({ type: 'asset', fileName, source: `# What \`index.global.js\` bundles\n\n${sections.join('')}` })
  },
})
