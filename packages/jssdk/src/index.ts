export type { AjaxQuery } from './types/calls/ajax-query.ts'
export { ApiVersion } from './types/calls/api-version.ts'
export type { AuthActions, AuthData } from './types/auth.ts'
export type { BatchCommandsArrayUniversal, BatchCommandsObjectUniversal } from './types/calls/batch.ts'
export type {
  BatchCommandsUniversal,
  BatchCommandV3,
  BatchNamedCommandsUniversal,
  BatchRef,
} from './types/calls/batch.ts'
export type { BatchRefArray, BatchRequestEnvelopeV2, CallBatchResult, CommandObject } from './types/calls/batch.ts'
export type { CommandTuple, CommandUniversal, IB24BatchOptions, ICallBatchOptions } from './types/calls/batch.ts'
export type { ICallBatchResult } from './types/calls/batch.ts'
export type { ActivityConfig, ActivityHandlerParams, ActivityOrRobotConfig } from './types/portal/bizproc-activity.ts'
export type { ActivityProperty, ActivityPropertyType } from './types/portal/bizproc-activity.ts'
export { convertBizprocDocumentTypeToCrmEntityTypeId, EnumBitrix24Edition } from './types/portal/bizproc.ts'
export { EnumBizprocBaseType, EnumBizprocDocumentType, getDocumentId, getDocumentType } from './types/portal/bizproc.ts'
export { getDocumentTypeForFilter } from './types/portal/bizproc.ts'
export type { FilterV3Condition, FilterV3Group, FilterV3Node, FilterV3Operator } from './types/calls/call-params.ts'
export type { TypeCallParams, TypeCallParamsV2, TypeCallParamsV3, TypeFilterV2 } from './types/calls/call-params.ts'
export type { TypeFilterV3 } from './types/calls/call-params.ts'
export { CatalogProductImageType, CatalogProductType, CatalogRoundingRuleType } from './types/portal/catalog.ts'
export type { CatalogCatalog, CatalogExtra, CatalogLanguage, CatalogMeasure } from './types/portal/catalog.ts'
export type {
  CatalogPriceType,
  CatalogPriceTypeLang,
  CatalogProduct,
  CatalogProductImage,
} from './types/portal/catalog.ts'
export type {
  CatalogProductOffer,
  CatalogProductService,
  CatalogProductSku,
  CatalogRatio,
} from './types/portal/catalog.ts'
export type { CatalogRoundingRule, CatalogSection, CatalogStore, CatalogVat } from './types/portal/catalog.ts'
export type { B24HookParams, B24OAuthParams, B24OAuthSecret } from './types/clients.ts'
export { EnumCrmEntityType, EnumCrmEntityTypeId, EnumCrmEntityTypeShort } from './types/portal/crm.ts'
export { getEnumCrmEntityTypeShort, ProductRowDiscountTypeId } from './types/portal/crm.ts'
export type { CrmItemDelivery, CrmItemPayment, CrmItemProductRow } from './types/portal/crm.ts'
export { DataType } from './types/portal/data-type.ts'
export type { AjaxErrorParams, AnswerError, CallOutcome, SdkErrorDetails } from './types/calls/errors.ts'
export type { EventHandlerParams, EventOnAppInstallHandlerParams } from './types/portal/events.ts'
export type { EventOnAppUnInstallHandlerParams } from './types/portal/events.ts'
export { MessageCommands } from './types/portal/frame.ts'
export type { B24FrameQueryParams, IPlacementUF, MessageInitData, RefreshAuthData } from './types/portal/frame.ts'
export type {
  SelectCRMParams,
  SelectCRMParamsEntityType,
  SelectCRMParamsValue,
  SelectedAccess,
} from './types/portal/frame.ts'
export type { SelectedCRM, SelectedCRMEntity, SelectedUser, SendParams, StatusClose } from './types/portal/frame.ts'
export { EnumAppStatus, LoadDataType, StatusDescriptions, TypeOption, TypeSpecificUrl } from './types/portal/helper.ts'
export type {
  Currency,
  CurrencyFormat,
  TypeApp,
  TypeB24Form,
  TypeEnumAppStatus,
  TypeLicense,
} from './types/portal/helper.ts'
export type { TypePayment, TypeUser } from './types/portal/helper.ts'
export type { BatchCalls, HttpClientSettings, HttpStats, TypeHttp } from './types/calls/http.ts'
export type { AdaptiveConfig, ILimiter, OperatingLimitConfig, RateLimitConfig } from './types/calls/limits.ts'
export type { RestrictionManagerStats, RestrictionParams, RestrictionParamsPatch } from './types/calls/limits.ts'
export type { ConsolaAdapterOptions, ConsoleHandlerOptions, Formatter, Handler } from './types/log-record.ts'
export type { HandlerOptions, LogLevelName, LogRecord, MemoryHandlerOptions, Processor } from './types/log-record.ts'
export type { StreamHandlerOptions, TelegramHandlerOptions, WinstonAdapterOptions } from './types/log-record.ts'
export { LogLevel } from './types/logger.ts'
export type { LogContext, LoggerInterface } from './types/logger.ts'
export type { CallbackRefreshAuth, CustomRefreshAuth, HandlerAuthParams, HandlerRefreshAuth } from './types/oauth.ts'
export type { PayloadOAuthToken } from './types/oauth.ts'
export type { BatchPayload, BatchPayloadResult, GetPayload, ListPayload, Payload } from './types/calls/payload.ts'
export type {
  PayloadTime,
  SuccessPayload,
  TypeDescriptionError,
  TypeDescriptionErrorV3,
} from './types/calls/payload.ts'
export type { ValidationDetail } from './types/calls/payload.ts'
export type { PerCallOptions, RetryPolicy } from './types/calls/per-call-options.ts'
export type {
  Fields,
  MultiField,
  MultiFieldArray,
  UserBasic,
  UserBrief,
  UserFieldType,
} from './types/portal/portal-user.ts'
export { CloseReasons, ConnectionType, ListRpcError, LsKeys, PullStatus, RpcMethod } from './types/pull/pull-enums.ts'
export { SenderType, ServerMode, SubscriptionType, SystemCommands } from './types/pull/pull-enums.ts'
export type { JsonRpcRequest, RpcCommand, RpcCommandResult, RpcRequest } from './types/pull/pull-rpc.ts'
export type { RpcError } from './types/pull/rpc-error.ts'
export type { TypeJsonRpcConfig, TypeRpcResponseAwaiters } from './types/pull/pull-rpc.ts'
export type { CommandHandlerFunctionV1, CommandHandlerFunctionV2, ConnectorCallbacks } from './types/pull/pull.ts'
export type { ConnectorConfig, ConnectorParent, SharedConfigCallbacks, SharedConfigParams } from './types/pull/pull.ts'
export type { StorageManagerParams, TypeChanel, TypeConnector, TypePublicIdDescriptor } from './types/pull/pull.ts'
export type { TypePullClientConfig, TypePullClientEmitConfig, TypePullClientMessageBatch } from './types/pull/pull.ts'
export type { TypePullClientMessageBody, TypePullClientSession, TypePullMessage } from './types/pull/pull.ts'
export type { TypeSessionEvent, TypeStorageManager, TypeSubscriptionCommandHandler } from './types/pull/pull.ts'
export type { TypeSubscriptionOptions, UserStatusCallback } from './types/pull/pull.ts'
export type { IRequestIdGenerator } from './types/calls/request-id.ts'
export type { IResult } from './types/calls/result.ts'
export type {
  BoolString,
  GenderString,
  ISODate,
  NumberString,
  PlacementViewMode,
  TextType,
} from './types/portal/scalars.ts'
export type { Clock } from './platform/clock.ts'
export { Environment, getEnvironment } from './platform/environment.ts'
export type { EventName } from './generated/event-names.ts'
export { BatchRefV3 } from './tools/batch-ref-v3.ts'
export { Browser } from './tools/browser.ts'
export { FilterV3 } from './tools/filter-v3.ts'
export type { IbanSpecification } from './tools/format/iban-countries.ts'
export { B24LangList, B24LocaleMap } from './tools/languages.ts'
export { getEnumValue, isArrayOfArray, omit, pick } from './tools/objects.ts'
export { Text } from './tools/text.ts'
export { Type } from './tools/type.ts'
export { useFormatter } from './tools/format/use-formatter.ts'
export { AjaxError } from './errors/ajax-error.ts'
export type { SdkErrorCode } from './errors/codes.ts'
export { RefreshTokenError } from './errors/refresh-token-error.ts'
export { SdkError } from './errors/sdk-error.ts'
export { AjaxResult } from './results/ajax-result.ts'
export { Result } from './results/result.ts'
export { AbstractHandler } from './logger/handlers/abstract-handler.ts'
export { AbstractLogger } from './logger/abstract-logger.ts'
export { ConsolaAdapter, WinstonAdapter } from './logger/handlers/adapters.ts'
export { ConsoleHandler, ConsoleV2Handler } from './logger/handlers/console-handlers.ts'
export type { LogAction } from './logger/forced-log.ts'
export { JsonFormatter } from './logger/handlers/json-formatter.ts'
export { LineFormatter } from './logger/handlers/line-formatter.ts'
export { LoggerBrowser, LoggerType } from './logger/logger-browser.ts'
export { LoggerFactory } from './logger/logger-factory.ts'
export { Logger } from './logger/logger.ts'
export { MemoryHandler } from './logger/handlers/memory-handler.ts'
export { NullLogger } from './logger/null-logger.ts'
export { memoryUsageProcessor, pidProcessor } from './logger/handlers/processors.ts'
export { StreamHandler } from './logger/handlers/stream-handler.ts'
export { TelegramFormatter } from './logger/handlers/telegram-formatter.ts'
export { TelegramHandler } from './logger/handlers/telegram-handler.ts'
export type { HttpReply, HttpRequest, Transport } from './transport/transport.ts'
export { AuthHookManager } from './auth/hook-auth.ts'
export { memoryTokenStore } from './auth/tokens/memory-token-store.ts'
export { AuthOAuthManager } from './auth/oauth-auth.ts'
export type { OAuthOptions } from './auth/oauth-auth.ts'
export type { StoredTokens, TokenStore } from './auth/tokens/token-store.ts'
export { AdaptiveDelayer } from './legacy/restriction-manager/adaptive-delayer.ts'
export { OperatingLimiter } from './legacy/restriction-manager/operating-limiter.ts'
export { ParamsFactory } from './limits/params-factory.ts'
export { RateLimiter } from './legacy/restriction-manager/rate-limiter.ts'
export { RestrictionManager } from './legacy/restriction-manager/restriction-manager.ts'
export type { HttpOptions } from './request/http-options.ts'
export { HttpV2, HttpV3 } from './request/http.ts'
export type { Observer, RequestEvent } from './request/observers/observer.ts'
export { versionManager } from './request/version/version-manager.ts'
export type { V3Methods } from './request/version/version-rule.ts'
export { BatchRefV2 } from './batch/batch-ref-v2.ts'
export type { ListCursor } from './lists/place/list-cursor.ts'
export type { ListStrategy } from './lists/list-setup.ts'
export type { ListWarning } from './lists/warnings.ts'
export type { ActionsManager, ActionsManagerV2, ActionsManagerV3 } from './actions/actions-manager.ts'
export type { AggregateFunctionV3, AggregateResultV3, AggregateSelectV3 } from './actions/aggregate.ts'
export type {
  BatchCommandRow,
  BatchStreamOptions,
  ChunkProgress,
  CommandOutcome,
} from './actions/batch/batch-by-chunk.ts'
export type { ChunkedResult } from './actions/batch/chunked-result.ts'
export type { CommandFate } from './actions/batch/command-fate.ts'
export type { FetchListsOptions, KeyedRows, ListsProgress } from './actions/list/fetch-lists.ts'
export type { ListCost } from './actions/list-run/list-cost.ts'
export type { ListOptionsV2, ListOptionsV3, ListProgress } from './actions/list-run/list-options.ts'
export type { ListResult } from './actions/list/list-result.ts'
export type { ChunkStream, ListStream } from './actions/list/list-stream.ts'
export { progressOf } from './actions/batch/progress-of.ts'
export type { ProgressBeforeError } from './actions/batch/progress-of.ts'
export type { TailOptions } from './actions/list/tail.ts'
export type { ToolsManager } from './actions/tools-manager.ts'
export { AppFrame } from './bridge/app-frame.ts'
export { AuthManager } from './bridge/auth-manager.ts'
export { DialogManager } from './bridge/dialog-manager.ts'
export { MessageManager } from './bridge/messages/message-manager.ts'
export type { MessageOptions } from './bridge/messages/message-manager.ts'
export { OptionsManager } from './bridge/options-manager.ts'
export { ParentManager } from './bridge/parent-manager.ts'
export { PlacementManager } from './bridge/placement-manager.ts'
export { SliderManager } from './bridge/slider-manager.ts'
export { memoryEventInbox } from './events/inbox/event-inbox.ts'
export type { EventInbox, KeptEvent } from './events/inbox/event-inbox.ts'
export type { FormLimits } from './events/form/form-limits.ts'
export { paramsOfEvent, parseInstallRequest } from './events/install-request.ts'
export type { InstallRequest, ParseInstallOptions } from './events/install-request.ts'
export type { OfflineEvent } from './events/offline-records.ts'
export { offlineQueueWorker } from './events/offline-worker.ts'
export type { OfflineWorker, OfflineWorkerOptions } from './events/offline-worker.ts'
export type { FormMap, FormValue } from './events/form/php-form.ts'
export type { EventAuth, EventData, PortalEvent } from './events/portal-event.ts'
export { createEventReceiver } from './events/receiver.ts'
export type { EventReceiver } from './events/receiver.ts'
export type { EventReceiverOptions } from './events/receiver-options.ts'
export { verifyInstallation } from './events/verify-installation.ts'
export type { VerifyInstallationOptions } from './events/verify-installation.ts'
export type { TypeChannelManagerParams, TypePullClientParams } from './pull/params.ts'
export type { PullOptions, PullPage, PullSocket, PullSocketConstructor, PullStorage } from './pull/platform.ts'
export { PullClient as B24PullClientManager } from './pull/pull-client.ts'
export { B24HelperManager } from './portal-data/helper-manager.ts'
export type { HelperOptions } from './portal-data/helper-manager.ts'
export type { CreatePullClient, HelperPullClient } from './portal-data/pull-client.ts'
export { UnhandledMatchError } from './portal-data/unhandled-match-error.ts'
export { useB24Helper } from './portal-data/use-helper.ts'
export type { B24Helper } from './portal-data/use-helper.ts'
export { AbstractB24 } from './client/abstract-b24.ts'
export type { ClientOptions } from './client/client-options.ts'
export { B24Frame } from './client/frame/frame.ts'
export type { FrameOptions } from './client/frame/frame.ts'
export { B24Hook } from './client/hook.ts'
export { initializeB24Frame } from './client/frame/initialize-frame.ts'
export type { InitializeFrameOptions } from './client/frame/initialize-frame.ts'
export { B24OAuth } from './client/oauth.ts'
export type { TypeB24 } from './client/type-b24.ts'
