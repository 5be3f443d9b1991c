import { readFile } from 'node:fs/promises'
import type { Row } from '../engine/engine.ts'
import { allEntities, type EntityName } from '../entities/all.ts'
import type { Seed } from '../seed/sow.ts'
import { isWireMap } from '../wire-value.ts'
import { CommandError } from './command-error.ts'

const entityNames: readonly EntityName[] = allEntities.map(({ name }) => name)

const isEntityName = (name: string): name is EntityName => entityNames.some((known) => known === name)

const isSeedRow = (value: unknown): value is number | Row =>
  (typeof value === 'number' && Number.isSafeInteger(value) && value > 0) || isWireMap(value)

const readJson = async (file: string): Promise<unknown> => {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CommandError(`--seed: the file ${file} cannot be read.`, { cause: error })
  })
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new CommandError(`--seed: ${file} holds no JSON.`, { cause: error })
  }
}

/**
 * Reads `--seed`: `empty`, `superstore` or a JSON file of rows by entity.
 * @throws {CommandError} the file cannot be read, or holds something else
 */
export const readSeed = async (typed: string): Promise<'empty' | 'superstore' | Seed> => {
  if (typed === 'empty' || typed === 'superstore') return typed
  const content = await readJson(typed)
  if (!isWireMap(content)) throw new CommandError(`--seed: ${typed} must hold an object of rows by entity.`)
  const seed: { [Name in EntityName]?: readonly (number | Row)[] } = {}
  for (const [entity, rows] of Object.entries(content)) {
    if (!isEntityName(entity))
      throw new CommandError(`--seed: there is no entity "${entity}". Known: ${entityNames.join(', ')}.`)
    if (!Array.isArray(rows) || !rows.every(isSeedRow))
      throw new CommandError(`--seed: "${entity}" must be a list of rows (objects) or ids (whole numbers above 0).`)
    seed[entity] = rows
  }
  return seed
}
