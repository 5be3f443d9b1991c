/** Shown once for each client whose secret a browser gives away, at its first call. */
export const browserWarning = 'A webhook in a browser shows its secret to visitors. Use it on a server, or B24Frame.'
