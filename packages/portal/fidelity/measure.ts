import { measureBehaviour, type MeasuredProbe } from './behaviour/measure-behaviour.ts'
import { measureRefusals, type MeasuredRefusal } from './refusals/measure-refusals.ts'
import { measureShapes, type ComparedMethod } from './shapes/measure-shapes.ts'
import { shareOf, type Share } from './shares.ts'

/** The local portal, held against the documentation in three ways. */
export interface Measured {
  readonly answers: readonly ComparedMethod[]
  readonly refusals: readonly MeasuredRefusal[]
  readonly behaviour: readonly MeasuredProbe[]
}

/** @throws {Error} a call that prepares the rows is refused */
export const measure = async (onProgress?: (done: number, of: number) => void): Promise<Measured> => ({
  answers: await measureShapes(onProgress),
  refusals: await measureRefusals(),
  behaviour: await measureBehaviour(),
})

/** The shares of all, or of one scope. A scope of behaviour is the family in whose room the probe stands. */
export const sharesOf = (
  { answers, refusals, behaviour }: Measured,
  scope?: string,
): Readonly<Record<'strict' | 'lenient' | 'missing' | 'notFound' | 'denied' | 'behaviour', Share>> => {
  const isOf = (item: { readonly scope: string }): boolean => scope === undefined || item.scope === scope
  const ofCase = (kind: MeasuredRefusal['case']): Share =>
    shareOf(
      refusals.filter((one) => isOf(one) && one.case === kind),
      ({ isDocumented }) => isDocumented,
    )
  return {
    strict: shareOf(answers.filter(isOf), ({ strict }) => strict.length === 0),
    lenient: shareOf(answers.filter(isOf), ({ lenient }) => lenient.length === 0),
    missing: ofCase('missing'),
    notFound: ofCase('notFound'),
    denied: ofCase('denied'),
    behaviour: shareOf(behaviour.filter(isOf), ({ wrong }) => wrong.length === 0),
  }
}

/** All scopes, in the order of their names. */
export const scopesOf = ({ answers, refusals, behaviour }: Measured): readonly string[] =>
  [...new Set([...answers, ...refusals, ...behaviour].map(({ scope }) => scope))].toSorted()
