import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

import { AbstractB24, AjaxResult, Result, RestrictionManager } from '@bitrix24/b24jssdk'
import { describe, expect, it } from 'vitest'

const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..')
const read = (file: string): string => readFileSync(join(root, file), 'utf8')
const guides = readdirSync(join(root, 'skills')).filter((name) => name.startsWith('b24jssdk-'))
const guide = (name: string): string => read(`skills/${name}/SKILL.md`)
/** A section of a page, its title left out. */
const section = (page: string, title: string): string => {
  const [level] = title.split(' ')
  const from = page.indexOf(`\n${title}\n`)
  if (from === -1) throw new Error(`There is no section ${title}.`)
  const rest = page.slice(from + title.length + 2)
  const end = rest.search(new RegExp(`\n#{1,${level?.length ?? 1}} `))
  return end === -1 ? rest : rest.slice(0, end)
}
const quoted = (text: string): string[] => [...text.matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? '')

describe('the guides', () => {
  it.each(guides)('%s says how it is installed', (name) => {
    expect(guide(name)).toContain(`npx skills add PATH-OR-URL --skill ${name}`)
  })
  it('README.md says how they are installed, each by its name', () => {
    const readme = read('README.md')
    expect(readme).toContain('npx skills add PATH-OR-URL --skill b24jssdk-rest')
    expect(
      guides.filter((name) => !section(readme, '## Install').includes(`\`${name}\``) && name !== 'b24jssdk-rest'),
    ).toEqual([])
  })
})

describe('the core guide', () => {
  const codes = section(guide('b24jssdk-core'), '### Codes of your own')
  const listed = (heading: string): string[] => {
    const paragraph = codes.split('\n').find((line) => line.startsWith(heading))
    return quoted(paragraph?.slice(paragraph.indexOf(':')) ?? '')
  }
  it('tells what the three settings do', () => {
    for (const name of ['hardErrorCodes', 'softErrorCodes', 'retryOnNetworkError'])
      expect(codes.split('\n').filter((line) => line.startsWith(`| \`${name}\` |`))).toHaveLength(1)
  })
  it('lists the built-in hard codes', () => {
    expect(listed('Built-in hard codes')).toEqual(RestrictionManager.BUILT_IN_HARD_ERROR_CODES)
  })
  it('lists the built-in soft codes', () => {
    const [first, prefix, ...names] = listed('Built-in soft codes')
    expect([first, ...names.map((name) => `${prefix}${name}`)]).toEqual(RestrictionManager.BUILT_IN_SOFT_ERROR_CODES)
  })
})

describe('the REST guide', () => {
  const rest = guide('b24jssdk-rest')
  it('has every member of AjaxResult', () => {
    const table = section(rest, '## AjaxResult')
      .split('\n')
      .filter((line) => line.startsWith('| `'))
    const named = table.flatMap((line) => quoted(line.split('|')[1] ?? '').map((text) => text.replace(/\(.*/, '')))
    const members = [AjaxResult, Result].flatMap((kind) => Object.getOwnPropertyNames(kind.prototype))
    expect(named.toSorted()).toEqual([...new Set(members)].filter((name) => name !== 'constructor').toSorted())
    expect(table.filter((line) => line.split('|').length !== 6)).toEqual([])
  })
  it('names the code of the hint and the keys of disk.folder.getchildren', () => {
    expect(rest).toContain('`JSSDK_CORE_METHOD_AVAILABLE_IN_API_V3`')
    expect(section(rest, '### Keys')).toContain('| `disk.folder.getchildren` | `ID` | | |')
  })
})

describe('README-AI.md', () => {
  const page = read('packages/jssdk/README-AI.md')
  it('ships with the package', () => {
    expect(JSON.parse(read('packages/jssdk/package.json'))).toMatchObject({
      files: ['dist', 'docs', 'skills', 'README-AI.md', 'CHANGELOG.md'],
    })
  })
  it('names every deprecated method of a client', () => {
    const notice = section(page, '## Deprecation notice')
    const old = Object.getOwnPropertyNames(AbstractB24.prototype).filter((name) => /^(?:call|fetch)/.test(name))
    expect(old.length).toBe(5)
    expect(old.filter((name) => !notice.includes(`| \`$b24.${name}(`))).toEqual([])
    for (const name of ['isMore', 'hasMore', 'getTotal', 'getNext', 'fetchNext']) expect(notice).toContain(`${name}(`)
  })
  it('says what there is not', () => {
    const limitations = section(page, '## Limitations')
    for (const words of ['all or nothing', 'No count on v3', 'Paging members']) expect(limitations).toContain(words)
  })
})

describe('versions and names', () => {
  it('the lines to install name the version that is packed', () => {
    const version = /"version": "([^"]+)"/.exec(read('packages/jssdk/package.json'))?.[1]
    expect(version).toBeDefined()
    const named = ['README.md', 'docs/migration.md', 'packages/jssdk/README.md', 'packages/portal/README.md'].flatMap(
      (page) =>
        [...read(page).matchAll(/tarballs\/bitrix24-b24jssdk(?:-portal)?-([\d.]+)\.tgz/g)].map((match) => match[1]),
    )
    expect(named).toEqual(Array.from({ length: 6 }, () => version))
    expect(read('README.md')).toContain(`${version} is not older than its 2.2.0`)
  })
  it.each(['README.md', 'packages/jssdk/README.md', 'packages/portal/README.md'])(
    'nothing in %s says that our packages come from the registry',
    (page) => {
      expect(read(page).match(/^npm install (?:--save-dev )?@bitrix24\//m)).toBe(null)
    },
  )
})
