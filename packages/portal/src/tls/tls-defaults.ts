/** The default folder of the certificates, below the working directory. */
export const defaultTlsFolder = '.portal'
