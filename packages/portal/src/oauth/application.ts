/** An application as its portal knows it. It stays known when it is uninstalled, so that its tokens are refused by the right name. */
export interface Application {
  readonly clientId: string
  readonly clientSecret: string
  /** Number within the portal: `ID` of `app.info`. */
  readonly id: number
  readonly scopes: readonly string[]
  /** Proves to the application that a request comes from the portal; another one after each installation. */
  readonly applicationToken: string
  readonly version: number
  /** Where ONAPPINSTALL and ONAPPUPDATE go; none for an application with a page of its own. */
  readonly handlerUrl: string | undefined
  /** Where the portal sends a user back with a code. */
  readonly redirectUrl: string | undefined
  /** The page that the portal shows in an iframe; none for an application without one. */
  readonly pageUrl: string | undefined
  /** The page that installs the application; shown in place of the other one until the installation is finished. */
  readonly installUrl: string | undefined
  /** Whether the pages are plain files: opened by GET, without tokens in the request. */
  readonly isStatic: boolean
  readonly isInstalled: boolean
  /** Whether the installer has finished; until then nothing fires. */
  readonly isFinished: boolean
  readonly isPaid: boolean
  /** Users who may use it. */
  readonly allowedUserIds: readonly number[] | 'all'
}
