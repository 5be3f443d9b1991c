/** Name of the form's part that carries an uploaded file, as the answer without `fileContent` tells it. */
export const uploadField = 'file'
