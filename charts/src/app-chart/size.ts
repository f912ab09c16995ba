/** How much of the cluster an app takes, and what it sets of its own settings. */
export interface Size {
  readonly replicas: number
  /** With the autoscaler on. */
  readonly mostReplicas: number
  readonly cpu: string
  readonly memory: string
  readonly memoryLimit: string
  readonly settings: Readonly<Record<string, string | number | boolean>>
}
