/**
 * Whether a browser runs this: a page or a worker, windows of Electron included. Node, Bun, Deno and edge workers have neither a document
 * nor `importScripts`, React Native neither of them nor a browser's rules.
 */
export const isBrowser = (): boolean => typeof document !== 'undefined' || 'importScripts' in globalThis

/**
 * Whether a browser asks the portal which headers it allows, because the page has another origin. Live portals allow `origin`,
 * `content-type` and `accept`; with any other header the browser sends nothing.
 */
export const isPreflighted = (portalOrigin: string): boolean => isBrowser() && globalThis.origin !== portalOrigin

/** The headers that a preflight of a live portal does not allow; those that need none are left out. */
export const headersHeldBack = (portalOrigin: string, headers: Readonly<Record<string, string>>): readonly string[] =>
  isPreflighted(portalOrigin) ? Object.keys(headers).filter((name) => !/^(origin|accept|content-)/i.test(name)) : []
