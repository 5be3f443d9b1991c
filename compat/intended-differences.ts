/** Where the two SDKs are meant to differ, and why. Every other difference is a defect. */
export const intendedDifferences: Readonly<Record<string, string>> = {
  'v2.batch with an error whose code is empty':
    'classic methods send errors with an empty code; the reference takes such a command for a success with null',
  'error: a missing parameter, and a code that is a number':
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
  'oauth: a refresh that is refused: what the call throws':
    'the refusal itself reaches the caller; the reference hides it in a JSSDK_UNKNOWN_ERROR',
  'helper: licenseInfo':
    'a licence before this one that is none is null, as its type says; the reference has undefined',
  'helper: options: how many there are right after':
    'options that were saved are there; the reference shows them after the next load',
  'pull: a client that was not started':
    'WebSocket is allowed unless it was blocked, and the revision is the client’s own; the reference knows neither before the start',
  'ParamsFactory, all presets':
    'no preset asks for writes to be sent again after a network fault; the reference does so always',
  'RateLimiter: a burst, then a wait':
    'the burst is not used to its edge, where the portal’s count and ours may differ by a request',
  'SdkError as it is made':
    'AUTHORIZE_ERROR has status 403 in every class, as documented; in the reference in AjaxError',
  'RefreshTokenError as it is made': 'an error has the name of its class; the reference calls this one SdkError',
  'AjaxError.fromResponse': 'errors of v3 give code and message; the reference takes the whole object for the code',
  'LoggerFactory: loggers for browsers':
    'every level is marked with its name, and production prints plain text; the reference marks six of eight',
  WinstonAdapter: 'notices are told as info, for winston has no such level by default, as documented',
  TelegramFormatter:
    'the message is escaped, and what is too long is cut at the ends of tags: Telegram refuses the rest',
  'LoggerBrowser.isEnabled': 'says what is printed; the reference says false always',
  'Text.toKebabCase': 'knows the capital letters of every alphabet',
  'versionManager of a method of the v3 list':
    'the list of v3 methods decides; the reference supports all of them and chooses v2',
  'Browser without a browser': 'answers no; the reference throws a ReferenceError',
  'initializeB24Frame outside a portal': 'a coded error; the reference throws a ReferenceError',
  'Browser and getEnvironment: Internet Explorer 11':
    'told by the name of the browser; the reference asks for parts that a page must have beside',
  'shape: refusal with a number':
    'a code that the portal sends as a number is kept, and so are its words; the reference gives a code and a text of its HTTP library',
  'shape: refusal with the code 0':
    '0 is no code: JSSDK_RESPONSE_ERROR, as documented; the reference gives a code of its HTTP library',
  'shape: refusal with an empty code':
    'the portal’s words are kept; the reference gives a code and a text of its HTTP library',
  'shape: refusal without a code':
    'the portal’s words are kept; the reference gives a code and a text of its HTTP library',
  'shape: unknown method': 'the portal’s words, with the name of the method behind them',
  'shape: soft error with an empty code':
    'an error with an empty code is an error in the result; the reference throws JSSDK_UNKNOWN_ERROR',
  'shape: reset, a read':
    'NETWORK_ERROR for every lost connection, as documented; the reference gives a code of the operating system',
  'shape: reset, a write': 'a write that may have run says so; the reference gives a code of the operating system',
  'shape: page of a gateway, a read':
    'the error says what was wrong with the reply; the reference gives a code of its HTTP library',
  'shape: page of a gateway, a write':
    'a write that may have run says so; the reference gives a code of its HTTP library',
  'shape: page with status 200':
    'the error says what was wrong with the reply, with its status; the reference throws JSSDK_UNKNOWN_ERROR',
  'shape: page with status 403':
    'the error says what was wrong with the reply; the reference gives a code of its HTTP library',
  'shape: dead grant: the refresh is refused':
    'the refusal itself reaches the caller; the reference hides it in a JSSDK_UNKNOWN_ERROR',
  'shape: dead grant: the authorisation server gives a page':
    'the failed refresh itself reaches the caller; the reference hides it in a JSSDK_UNKNOWN_ERROR',
  'shape: refresh of one’s own that fails':
    'what the program’s refresh throws reaches the caller as it is; the reference hides it in a JSSDK_UNKNOWN_ERROR',
}
