import { k8s } from 'cdk8s-plus-33'

interface Resources {
  readonly requests: { readonly cpu: string; readonly memory: string }
  readonly limits: { readonly memory: string }
}

/** Requests and limits of a container, from the values of a chart. */
export const resourcesOf = ({ requests, limits }: Resources): k8s.ResourceRequirements => ({
  requests: { cpu: k8s.Quantity.fromString(requests.cpu), memory: k8s.Quantity.fromString(requests.memory) },
  limits: { memory: k8s.Quantity.fromString(limits.memory) },
})
