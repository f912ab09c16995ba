/** Environment variables that a chart gives by itself: from the Secret of the app, of its image, or because the pod is made so. */
export const ports = { http: 8080, management: 9090 }

export const fromSecret = ['DATABASE_URL', 'NATS_URL', 'NATS_USER', 'NATS_PASSWORD']

/** Of the image that runs: see `AppContext.version`. */
export const fromImage = ['APP_VERSION']

export const fromPod: Readonly<Record<string, string>> = {
  HTTP_HOST: '0.0.0.0',
  HTTP_PORT: String(ports.http),
  MANAGEMENT_HOST: '0.0.0.0',
  MANAGEMENT_PORT: String(ports.management),
  // A container has no standard input that could tell of its parent's end.
  PARENT_WATCH: 'false',
}
