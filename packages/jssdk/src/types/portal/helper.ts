import type { DateTime } from 'luxon'
import type { BoolString, GenderString } from './scalars.ts'

/** The statuses of an application by name. */
export const EnumAppStatus = {
  Free: 'F',
  Demo: 'D',
  Trial: 'T',
  Paid: 'P',
  Local: 'L',
  Subscription: 'S',
} as const
/** The name of each status. */
export const StatusDescriptions: Record<'F' | 'D' | 'T' | 'P' | 'L' | 'S', string> = {
  F: 'Free',
  D: 'Demo',
  T: 'Trial',
  P: 'Paid',
  L: 'Local',
  S: 'Subscription',
}
/** The kinds of data that the helper can load. */
export enum LoadDataType {
  App = 'app',
  Profile = 'profile',
  Currency = 'currency',
  AppOptions = 'appOptions',
  UserOptions = 'userOptions',
}
/** The types of option values. */
export enum TypeOption {
  NotSet = 'notSet',
  JsonArray = 'jsonArray',
  JsonObject = 'jsonObject',
  FloatVal = 'float',
  IntegerVal = 'integer',
  BoolYN = 'boolYN',
  StringVal = 'string',
}
/** Settings pages of a portal. */
export const TypeSpecificUrl = { MainSettings: 'MainSettings', UfList: 'UfList', UfPage: 'UfPage' } as const
/** Current user. */
export type TypeUser = {
  readonly isAdmin: boolean
  readonly id: null | number
  readonly lastName: null | string
  readonly name: null | string
  readonly gender: GenderString
  readonly photo: null | string
  readonly TimeZone: null | string
  readonly TimeZoneOffset: null | number
}
/** Application data. */
export type TypeApp = {
  readonly id: number
  readonly code: string
  readonly version: number
  readonly status: TypeEnumAppStatus
  readonly isInstalled: boolean
}
/** Payment data. */
export type TypePayment = { readonly isExpired: boolean; readonly days: number }
/** Licence data. */
export type TypeLicense = {
  readonly languageId: null | string
  readonly license: null | string
  readonly licenseType: null | string
  readonly licensePrevious: null | string
  readonly licenseFamily: null | string
  readonly isSelfHosted: boolean
}
/** Keys of EnumAppStatus. */
export type TypeEnumAppStatus = keyof typeof EnumAppStatus
/** Data prepared for a feedback form. */
export type TypeB24Form = {
  readonly app_code: string
  readonly app_status: string
  readonly payment_expired: BoolString
  readonly days: number
  readonly b24_plan: string
  readonly c_name: string
  readonly c_last_name: string
  readonly hostname: string
}
/** Currency with its formats. */
export type Currency = {
  amount: number
  amountCnt: number
  isBase: boolean
  currencyCode: string
  dateUpdate: DateTime
  decimals: number
  decPoint: string
  formatString: string
  fullName: string
  lid: string
  sort: number
  thousandsSep?: string
  lang: Record<string, CurrencyFormat>
}
/** Currency format of one language. */
export type CurrencyFormat = {
  decimals: number
  decPoint: string
  formatString: string
  fullName: string
  isHideZero: boolean
  thousandsSep?: string
  thousandsVariant?: 'N' | 'D' | 'C' | 'S' | 'B' | 'OWN' | (string & {})
}
