import { describe, expect, it } from 'vitest'
import { supports } from './supported-node.mjs'

const engines = '^20.19 || ^22.13 || >=24.11'

describe('the Node.js versions that can run Twofold', () => {
  it.each(['20.19.0', '20.20.2', '22.13.1', '24.11.0', '26.0.0'])('include %s', (version) =>
    expect(supports(engines, version)).toBe(true),
  )

  it.each(['18.20.0', '20.18.9', '21.7.0', '22.12.0', '23.11.0', '24.10.9'])('do not include %s', (version) =>
    expect(supports(engines, version)).toBe(false),
  )
})
