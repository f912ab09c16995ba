import { Injectable } from '@nestjs/common'
import pLimit from 'p-limit'

/** Less than a pool of connections: the others are for orders that are further on. */
const atOnce = 6

/**
 * Where orders begin, a few at a time and in the order of their coming. Without it 200 buyers
 * at once would take each step together, and all of them would wait as long as the last one.
 */
@Injectable()
export class Intake {
  private readonly limit = pLimit(atOnce)

  run<T>(work: () => Promise<T>): Promise<T> {
    return this.limit(work)
  }
}
