import type { PortalMethod } from '../methods/method.ts'

/** Tells the caller that a reply was made of a method's documentation: `X-Portal-Coverage: schema`. */
export const coverageHeader = ({ coverage }: PortalMethod): Readonly<Record<string, string>> =>
  coverage === undefined ? {} : { 'X-Portal-Coverage': coverage }
