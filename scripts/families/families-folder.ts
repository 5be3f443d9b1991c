import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { namesOfFamily, type NamedMethod } from './named-methods.ts'

/** The sources of the portal. */
export const portalSources: string = fileURLToPath(new URL('../../packages/portal/src/', import.meta.url))

/** The rooms of its families. */
export const familiesFolder: string = join(portalSources, 'families')

/** The names of the rooms in such a folder. */
export const roomsIn = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .toSorted()

/** A method's name in the sources, and the room it stands in. */
export interface PlacedMethod extends NamedMethod {
  readonly room: string
}

/** Every name in the rooms. @throws {Error} one of them is put together, or hidden */
export const placedMethods = (folder: string = familiesFolder): readonly PlacedMethod[] =>
  roomsIn(folder).flatMap((room) =>
    namesOfFamily(join(folder, room, 'family.ts')).map((method) => ({ ...method, room })),
  )
