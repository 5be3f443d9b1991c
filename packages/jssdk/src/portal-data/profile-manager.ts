import type { TypeUser } from '../types/portal/helper.ts'
import { numberOf, textOf, textOrNull } from './wire-values.ts'

/** The user who works with the application. */
export class ProfileManager {
  readonly data: TypeUser

  /** @param profile the result of `profile` */
  constructor(profile: Readonly<Record<string, unknown>>) {
    const gender = profile['PERSONAL_GENDER']
    const offset = profile['TIME_ZONE_OFFSET']
    this.data = Object.freeze({
      id: profile['ID'] === undefined ? null : numberOf(profile['ID']),
      isAdmin: profile['ADMIN'] === true,
      lastName: textOrNull(profile['LAST_NAME']),
      name: textOrNull(profile['NAME']),
      gender: gender === 'M' || gender === 'F' ? gender : '',
      photo: textOf(profile['PERSONAL_PHOTO']),
      TimeZone: textOrNull(profile['TIME_ZONE']),
      TimeZoneOffset: offset === undefined ? null : numberOf(offset),
    })
  }
}
