import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { complaints } from '../../scripts/compiler.ts'

const folder = join(import.meta.dirname, 'programs')

/** What the compiler says of one program, with each SDK under it. */
export interface CompiledProgram {
  readonly name: string
  readonly reference: readonly string[]
  readonly ours: readonly string[]
}

/** By program: what is said of its file. */
const sayings = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, readonly string[]> => {
  const said = complaints([], texts)
  return new Map(
    Object.keys(texts).map((path) => [
      path,
      said.filter((line) => line.startsWith(path)).map((line) => line.slice(folder.length + 1)),
    ]),
  )
}

/** Compiles every program under `strict`, with the reference SDK in the place of ours and with ours. */
export const compileBoth = (): readonly CompiledProgram[] => {
  const paths = readdirSync(folder).map((name) => join(folder, name))
  const own = Object.fromEntries(paths.map((path) => [path, readFileSync(path, 'utf8')]))
  const swapped = Object.fromEntries(
    Object.entries(own).map(([path, text]) => [path, text.replaceAll("'@bitrix24/b24jssdk'", "'b24jssdk-reference'")]),
  )
  const [reference, ours] = [sayings(swapped), sayings(own)]
  return paths.map((path) => ({
    name: path.slice(folder.length + 1),
    reference: reference.get(path) ?? [],
    ours: ours.get(path) ?? [],
  }))
}

/** A line for each program, and what the compiler says of those that do not compile everywhere. */
export const typesReport = (programs: readonly CompiledProgram[]): string => {
  const width = Math.max(...programs.map(({ name }) => name.length))
  return [
    `${'program'.padEnd(width)}  ref ours  errors of the compiler`,
    ...programs.flatMap(({ name, reference, ours }) => [
      `${name.padEnd(width)}  ${String(reference.length).padStart(3)} ${String(ours.length).padStart(4)}`,
      ...reference.map((line) => `  reference: ${line}`),
      ...ours.map((line) => `  ours: ${line}`),
    ]),
    `\n${String(programs.length)} programs, ${String(programs.filter(({ ours }) => ours.length > 0).length)} do not compile with ours`,
  ].join('\n')
}
