const email = /(?<![\w.%+-])[\w.%+-]{1,64}@[\w-]+(?:\.[\w-]+)+/g
const telephone = /\+\d[\d\s()./-]{5,20}\d/g
const telephoneName = /phone|mobile|fax/i
const digits = /\d(?:[\s()./-]*\d){4,}/g

/** Replaces e-mail addresses and phone numbers. A phone number begins with `+`, or its name says that it is one. */
export const scrubPersonal = (text: string, names: readonly string[]): string => {
  const scrubbed = text.replaceAll(email, 'person@example.com').replaceAll(telephone, '+10000000000')
  const isTelephone = names.some((name) => telephoneName.test(name))
  return isTelephone ? scrubbed.replaceAll(digits, '10000000000') : scrubbed
}
