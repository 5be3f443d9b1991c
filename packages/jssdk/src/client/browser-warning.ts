/** Shown for every call of a client whose secret a browser would give away. */
export const browserWarning =
  'A webhook in a browser shows its secret to every visitor. Use it on a server, or B24Frame inside the portal.'
