import { App, Chart } from 'cdk8s'
import type { Construct } from 'constructs'
import type { Template } from './template.js'

type Parts = Omit<Template, 'objects'>

/** A part of a Helm chart: cdk8s checks and orders its objects, and they go into one template. */
export function templateOf(parts: Parts, build: (scope: Construct) => void): Template {
  const chart = new Chart(new App(), 'template', { disableResourceNameHashes: true })
  build(chart)
  return { ...parts, objects: chart.toJson() as object[] }
}
