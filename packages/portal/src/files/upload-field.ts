/** The name of the form field for an uploaded file. The reply to a call without `fileContent` contains it. */
export const uploadField = 'file'
