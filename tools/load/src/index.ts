export { arrivals, type Spacing } from './arrivals.js'
export type { ClosedLoopOptions, LoadOptions } from './load-options.js'
export type {
  Counts,
  EncodedHistogram,
  ErrorKind,
  FailedRequest,
  GeneratorResult,
  Latency,
  LoadProgress,
  LoadResult,
  PhaseResult,
  SecondResult,
} from './load-result.js'
export { ClosedLoop } from './closed-loop.js'
export { OpenLoop } from './open-loop.js'
export { type ClosedSchedule, type ClosedStep, type Schedule, secondsOf, type Step } from './schedule.js'
export type { Answer, Asked, RequestKind, Workload, WorkloadSource } from './workload.js'
export { type RunningLoad, startLoad, type StartLoadOptions } from './child/start-load.js'
export { Audit, type AuditOptions, type AuditReport } from './audit/audit.js'
export type { Credentials } from './shop/customer.js'
export { type Mix, mixes, mixNamed, type MixName, rateThatReaches, shares, type ShopRequest } from './shop/mixes.js'
export { type OpenedShop, openShop, type OpenShopOptions } from './shop/open-shop.js'
export type { Purchase } from './shop/purchases.js'
export { shopWorkload, type ShopWorkloadOptions } from './shop/shop-workload.js'
export { writeHistogramLog } from './histogram-log.js'
