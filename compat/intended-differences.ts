/** Where the two SDKs are meant to differ, and why. Every other difference is a defect. */
export const intendedDifferences: Readonly<Record<string, string>> = {
  'v2.batch with an error whose code is empty':
    'classic methods send errors with an empty code; the reference takes such a command for a success with null',
  'error: a missing parameter':
    'a code that the portal sends as a number is kept; the reference gives a code of its HTTP library',
  'Text.buildQueryString of nested objects':
    'nested objects are written in brackets; the reference writes [object Object]',
  'v2.batch: isMore and getTotal of its items':
    'items of a batch tell next and total from the reply; the reference says true and 0 always',
  'v2.batchByChunk with failures in three chunks':
    'errors are keyed by the position in the whole input; the reference keeps one for each position in a chunk',
  'v2.batchByChunk that halts in the first chunk':
    'isHaltOnError stops the chunks that follow; the reference sends them',
  'v2.callList with > on the id':
    'the condition of the caller on the id is where the cursor begins; the reference overwrites it',
  'v2.callList with keys left out for crm.item.list':
    'keys are found from the method; the reference throws a TypeError',
  'v2.callList with a wrong customKeyForResult':
    'no rows and no error, as documented; the reference throws a TypeError',
  'v3.call a method that is not on the list':
    'v3 takes the methods of its list only; the reference sends all and lets the portal decide',
  'FilterV3 groups as data': 'groups carry type "filter", without which a strict portal refuses nested ones',
  'error: an HTML page with status 200, once':
    'a reply that is no JSON is a failed attempt; the reference throws JSSDK_UNKNOWN_ERROR',
  'error: a 502 page for a read, always':
    'the error says what was wrong with the reply; the reference gives a code of its HTTP library',
  'error: a write whose reply is lost': 'a write that may have run is not sent again; the reference adds a second lead',
}
