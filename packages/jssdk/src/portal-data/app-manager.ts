import { StatusDescriptions, type TypeApp, type TypeEnumAppStatus } from '../types/portal/helper.ts'
import { numberOf, textOf } from './wire-values.ts'

/** The application's data on the portal. */
export class AppManager {
  readonly data: TypeApp

  /** @param info the result of `app.info` */
  constructor(info: Readonly<Record<string, unknown>>) {
    this.data = Object.freeze({
      id: numberOf(info['ID']),
      code: textOf(info['CODE']),
      version: numberOf(info['VERSION']),
      status: statusOf(info['STATUS']),
      isInstalled: info['INSTALLED'] === true,
    })
  }

  /** The name of the status, or `Unknown status`. */
  get statusCode(): string {
    const letter: string = this.data.status
    const known = Object.entries(StatusDescriptions).find(([key]) => key === letter)
    return known?.[1] ?? 'Unknown status'
  }
}

/** The contract's type lists the names of the statuses. The value is the portal's letter, and programs compare with the letter. */
function statusOf(value: unknown): TypeEnumAppStatus
function statusOf(value: unknown): string {
  return textOf(value)
}
