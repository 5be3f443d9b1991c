import type { PortalMethod } from '../methods/method.ts'

/** This header tells the caller that the reply was made from the method's documentation: `X-Portal-Coverage: schema`. */
export const coverageHeader = ({ coverage }: PortalMethod): Readonly<Record<string, string>> =>
  coverage === undefined ? {} : { 'X-Portal-Coverage': coverage }
