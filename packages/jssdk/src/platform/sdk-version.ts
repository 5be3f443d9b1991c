/** Sent with every request; the version is that of the package. */
export const sdkName = 'b24-js-sdk'
export const sdkVersion = '1.3.0'
