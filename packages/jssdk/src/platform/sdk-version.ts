/** Name and version are sent with every request. The version is the package's. */
export const sdkName = 'b24-js-sdk'
export const sdkVersion = '1.3.0'
