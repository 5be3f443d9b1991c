export { FrameCalls as B24Frame } from './client/frame/frame-calls.ts'
export type { FrameCallsOptions } from './client/frame/frame-calls.ts'
export { initializeFrameCalls as initializeB24Frame } from './client/frame/initialize-frame-calls.ts'
export { DialogManager } from './bridge/dialog-manager.ts'
export { ParentManager } from './bridge/parent-manager.ts'
export { SliderManager } from './bridge/slider-manager.ts'
export { restrictions } from './limits/restrictions.ts'
export type { Restrictions } from './limits/restrictions.ts'
export type { CallAction, CallActions, CallOptions, CallsOptions } from './client/single-calls.ts'
export { AjaxError } from './errors/ajax-error.ts'
export { SdkError } from './errors/sdk-error.ts'
export { AjaxResult } from './results/ajax-result.ts'
export { Result } from './results/result.ts'
export { ApiVersion } from './types/calls/api-version.ts'
export { MessageCommands } from './types/portal/frame.ts'
export type { B24FrameQueryParams, IPlacementUF, MessageInitData, RefreshAuthData } from './types/portal/frame.ts'
export type {
  SelectCRMParams,
  SelectCRMParamsEntityType,
  SelectCRMParamsValue,
  SelectedAccess,
} from './types/portal/frame.ts'
export type { SelectedCRM, SelectedCRMEntity, SelectedUser, SendParams, StatusClose } from './types/portal/frame.ts'
