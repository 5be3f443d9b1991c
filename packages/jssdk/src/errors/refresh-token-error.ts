import { SdkError } from './sdk-error.ts'

/** The authorisation server refused to renew the tokens. The application has to be authorised again. */
export class RefreshTokenError extends SdkError {
  override get name(): string {
    return 'RefreshTokenError'
  }
}
