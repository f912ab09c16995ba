import type { Comparison } from './sweep.js'

/** For people: what a request costs depends on the rate, so that it is compared at one. */
export const figureInWords = (figure: Comparison['figure']): string =>
  figure === 'requests per CPU second' ? `${figure} at the same rate` : figure
