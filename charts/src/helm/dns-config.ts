import type { k8s } from 'cdk8s-plus-33'

/**
 * A name server that leaves (the node of one of CoreDNS' pods is drained) takes questions for a moment and answers none. By
 * default the resolver waits for it for 5 s; a second is enough, and then it asks again.
 */
export const dnsConfig: k8s.PodDnsConfig = {
  options: [
    { name: 'timeout', value: '1' },
    { name: 'attempts', value: '5' },
  ],
}
