/** Where certificates are kept when no folder is named, below the working directory. */
export const defaultTlsFolder = '.portal'
