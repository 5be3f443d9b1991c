/** An application as its portal stores it. It is kept after it is uninstalled, so that its tokens get the right error. */
export interface Application {
  readonly clientId: string
  readonly clientSecret: string
  /** The number within the portal: `ID` of `app.info`. */
  readonly id: number
  readonly scopes: readonly string[]
  /** The token that proves to the application that the portal sent a request. Each installation has a new one. */
  readonly applicationToken: string
  readonly version: number
  /** The address for ONAPPINSTALL and ONAPPUPDATE. Undefined for an application with its own page. */
  readonly handlerUrl: string | undefined
  /** The address to which the portal redirects a user with a code. */
  readonly redirectUrl: string | undefined
  /** The page that the portal shows in an iframe. Undefined if the application has none. */
  readonly pageUrl: string | undefined
  /** The page that installs the application. It is shown instead of the other page until the installation is finished. */
  readonly installUrl: string | undefined
  /** Whether the pages are plain files, which are opened by GET and without tokens. */
  readonly isStatic: boolean
  readonly isInstalled: boolean
  /** Whether the installation is finished. Until then no event is fired. */
  readonly isFinished: boolean
  readonly isPaid: boolean
  /** The users who may use it. */
  readonly allowedUserIds: readonly number[] | 'all'
}
