import { AjaxError, SdkError, type TypeB24 } from '@bitrix24/b24jssdk'

/** What to tell a person about a call that may fail in each of the three ways. */
export async function describeFailure($b24: TypeB24, method: string): Promise<string> {
  try {
    const response = await $b24.actions.v2.call.make({ method })
    return response.isSuccess ? 'done' : `refused: ${response.getErrorMessages().join('; ')}`
  } catch (error) {
    if (error instanceof AjaxError) {
      return `REST ${error.code} ${error.status} ${error.requestInfo?.method ?? ''}: ${error.message}`
    }
    if (error instanceof SdkError) {
      return `SDK ${error.code}: ${error.message}`
    }
    throw error
  }
}
