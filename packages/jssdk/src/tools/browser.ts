interface Agent {
  readonly userAgent: string
  readonly maxTouchPoints: number
}

const agent = (): Agent => {
  if (typeof navigator === 'undefined') return { userAgent: '', maxTouchPoints: 0 }
  return { userAgent: navigator.userAgent, maxTouchPoints: navigator.maxTouchPoints ?? 0 }
}

const says = (pattern: RegExp): boolean => pattern.test(agent().userAgent)

/** The version of Internet Explorer; -1 for any other browser. */
const detectIEVersion = (): number => {
  const match = /(?:MSIE |Trident\/.*rv:)(\d+)/.exec(agent().userAgent)
  return match?.[1] === undefined ? -1 : Number(match[1])
}

/** The major version of Android; 0 on other systems. */
const detectAndroidVersion = (): number => Number(/Android (\d+(?:\.\d+)?)/i.exec(agent().userAgent)?.[1] ?? 0)

const isIE = (): boolean => detectIEVersion() > 0
const isOpera = (): boolean => says(/Opera|OPR\//)
const isChrome = (): boolean => says(/Chrome|CriOS/) && !isOpera() && !says(/Edg/)
const isSafari = (): boolean => says(/Safari/) && !says(/Chrome|CriOS|FxiOS|Edg|OPR|Android/)
const isAndroid = (): boolean => says(/Android/i)
/** Newer iPads have the user agent of a Mac, but no Mac has a touch screen. */
const isIPad = (): boolean => says(/iPad/i) || (says(/Macintosh/) && agent().maxTouchPoints > 1)
const isIPhone = (): boolean => says(/iPhone/i)
const isIOS = (): boolean => isIPad() || isIPhone() || says(/iPod/i)

const isLocalStorageSupported = (): boolean => {
  try {
    localStorage.setItem('test', 'test')
    localStorage.removeItem('test')
    return true
  } catch {
    // The storage is missing, switched off or full, so it cannot be used.
    return false
  }
}

const isDoctype = (target?: unknown): boolean => {
  const page: unknown = target ?? (typeof document === 'undefined' ? undefined : document)
  if (typeof page !== 'object' || page === null) return false
  if ('compatMode' in page) return page.compatMode === 'CSS1Compat'
  return 'documentElement' in page && !!page.documentElement
}

/** What the user agent says. Without a user agent, as on a server, every answer is "no". */
export const Browser = {
  isOpera,
  isIE,
  isIE6: (): boolean => detectIEVersion() === 6,
  isIE7: (): boolean => detectIEVersion() === 7,
  isIE8: (): boolean => detectIEVersion() === 8,
  isIE9: (): boolean => detectIEVersion() === 9,
  isIE10: (): boolean => detectIEVersion() === 10,
  isIE11: (): boolean => detectIEVersion() === 11,
  isSafari,
  isFirefox: (): boolean => says(/Firefox|FxiOS/),
  isChrome,
  detectIEVersion,
  isMac: (): boolean => says(/Macintosh/) && !isIPad(),
  isWin: (): boolean => says(/Windows/),
  isLinux: (): boolean => says(/Linux/) && !isAndroid(),
  isAndroid,
  isIPad,
  isIPhone,
  isIOS,
  isMobile: (): boolean => isIOS() || isAndroid() || says(/Mobile|BlackBerry|Windows Phone/i),
  isRetina: (): boolean => typeof devicePixelRatio === 'number' && devicePixelRatio >= 2,
  isTouchDevice: (): boolean =>
    agent().maxTouchPoints > 0 || (typeof window !== 'undefined' && 'ontouchstart' in window),
  isDoctype,
  isLocalStorageSupported,
  detectAndroidVersion,
} as const
