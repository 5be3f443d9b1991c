/** Shown for every call of a client whose secret a browser would give away. */
export const browserWarning =
  'A webhook in a browser shows its secret to every visitor. Call the portal from a server, or use B24Frame inside the portal.'
