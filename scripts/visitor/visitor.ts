import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

import { freePort } from './free-port.ts'
import type { Block } from './read-blocks.ts'
import { runLine, type Served, serveLine } from './shell.ts'

/** How a line is run that a document has. */
export interface LineOptions {
  /** What is typed after it, such as a port that is free. */
  readonly append?: string | undefined
  /** Texts of the line in whose place others stand, such as an address that a reader has to fill in. */
  readonly instead?: Readonly<Record<string, string>> | undefined
  readonly env?: NodeJS.ProcessEnv | undefined
  /** @default the section's folder */
  readonly cwd?: string | undefined
}

/** A section of a document, as a reader has it before the eyes: its files are saved, its lines are typed. */
export interface Section {
  readonly folder: string
  /** Names of the files that were saved, in order. */
  readonly files: readonly string[]
  /** The code of the section's only block in a language. */
  codeIn(language: string): string
  /** Runs a line of the section, and gives what it printed. @throws {Error} the section has no such line */
  run(line: string, options?: LineOptions): Promise<string>
  /** The same for a line that goes on until it is closed; resolves when it has printed `ready`. */
  serve(line: string, ready: RegExp, options?: LineOptions): Promise<Served>
  /** Notes a line that was typed before the documents were read. */
  ranBefore(line: string): void
}

/** Somebody who has the documents, an installed project and nothing else. */
export interface Visitor {
  /** Saves the files of a section into a folder of its own; `ports` of its text are replaced by free ones. */
  open(page: string, section: string, ports?: readonly string[]): Promise<Section>
  /** What no test has saved, run or read, but in sections that need what the machine lacks. `text` is for reading alone. */
  untouched(lacking: readonly SectionName[]): readonly string[]
}

export interface SectionName {
  readonly page: string
  readonly section: string
}

export interface VisitorOptions {
  /** By the name of their page. */
  readonly documents: ReadonlyMap<string, readonly Block[]>
  /** The project in which both packages are installed; every section gets a folder in it. */
  readonly project: string
  readonly env: NodeJS.ProcessEnv
}

const replaced = (text: string, changes: Readonly<Record<string, string>>): string =>
  Object.entries(changes).reduce((changed, [from, to]) => {
    if (!changed.includes(from)) throw new Error(`There is no "${from}" in: ${text}`)
    return changed.replaceAll(from, to)
  }, text)

export const visitorOf = ({ documents, project, env }: VisitorOptions): Visitor => {
  const touched = new Set<string>()

  const open = async (page: string, title: string, ports: readonly string[] = []): Promise<Section> => {
    const blocks = (documents.get(page) ?? []).filter(({ section }) => section === title)
    if (blocks.length === 0) throw new Error(`${page} has no code in a section "${title}"`)
    const folder = join(project, `${page}-${title}`.toLowerCase().replaceAll(/\W+/g, '-'))
    const freePorts = new Map<string, string>()
    for (const port of ports) freePorts.set(port, await freePort())
    const withPorts = (text: string): string =>
      [...freePorts].reduce((changed, [port, free]) => changed.replaceAll(port, free), text)
    mkdirSync(folder, { recursive: true })
    const saved = blocks.filter(({ file }) => file !== undefined)
    for (const { file = '', code, place } of saved) {
      mkdirSync(dirname(join(folder, file)), { recursive: true })
      writeFileSync(join(folder, file), withPorts(code))
      touched.add(place)
    }
    const typed = (line: string, { append = '', instead = {} }: LineOptions): string => {
      const found = blocks.filter(({ commands }) => commands.includes(line))
      if (found.length === 0) throw new Error(`"${line}" does not stand in ${page}, section "${title}"`)
      for (const { place } of found) touched.add(`${place}: ${line}`)
      return `${withPorts(replaced(line, instead))}${append}`
    }
    const where = ({ cwd = folder, env: more = {} }: LineOptions) => ({ cwd, env: { ...env, ...more } })
    return {
      folder,
      files: saved.map(({ file = '' }) => file),
      codeIn: (language) => {
        const [block, ...others] = blocks.filter((one) => one.language === language)
        if (block === undefined || others.length > 0)
          throw new Error(`${page} has not one block of ${language} in "${title}"`)
        touched.add(block.place)
        return block.code
      },
      run: async (line, options = {}) => runLine(typed(line, options), where(options)),
      serve: async (line, ready, options = {}) => serveLine(typed(line, options), ready, where(options)),
      ranBefore: (line) => {
        typed(line, {})
      },
    }
  }

  const partsOf = ({ place, file, language, commands }: Block): readonly string[] => {
    const lines = commands.map((line) => `${place}: ${line}`)
    if (file !== undefined) return [place, ...lines]
    return language === 'sh' && commands.length > 0 ? lines : [place]
  }

  return {
    open,
    untouched: (lacking) =>
      [...documents].flatMap(([page, blocks]) =>
        blocks
          .filter(({ language }) => language !== 'text')
          .filter(({ section }) => !lacking.some((one) => one.page === page && one.section === section))
          .flatMap(partsOf)
          .filter((part) => !touched.has(part)),
      ),
  }
}
