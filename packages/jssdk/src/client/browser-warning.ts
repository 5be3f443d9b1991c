/** A browser shows the client's secret to visitors. So each such client logs this warning once, at its first call. */
export const browserWarning = 'A webhook in a browser shows its secret to visitors. Use it on a server, or B24Frame.'
