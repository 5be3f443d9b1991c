/**
 * Whether the code runs in a browser: in a page, in a worker, or in a window of Electron. Node, Bun, Deno and edge workers have neither a
 * document nor `importScripts`. React Native has neither, and applies no browser rules.
 */
export const isBrowser = (): boolean => typeof document !== 'undefined' || 'importScripts' in globalThis

/**
 * Whether the browser asks the portal for its allowed headers first, because the page has another origin. Live portals allow `origin`,
 * `content-type` and `accept`. With any other header the browser does not send the request.
 */
export const isPreflighted = (portalOrigin: string): boolean => isBrowser() && globalThis.origin !== portalOrigin

/** The names of headers that a live portal does not allow after a preflight. Headers that need no preflight are left out. */
export const headersHeldBack = (portalOrigin: string, headers: Readonly<Record<string, string>>): readonly string[] =>
  isPreflighted(portalOrigin) ? Object.keys(headers).filter((name) => !/^(origin|accept|content-)/i.test(name)) : []
