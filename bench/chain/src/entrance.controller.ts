import { Controller, Get } from '@nestjs/common'
import { QueryParameters, Serves } from '@twofold/platform-http'
import { entrance, FirstLink, Step } from './chain.contract.js'
import { link } from './link.js'

@Controller('chain')
export class EntranceController {
  constructor(private readonly first: FirstLink) {}

  @Get()
  @Serves(entrance.operations.step)
  step(@QueryParameters(Step) step: Step) {
    return link(() => this.first).step(step)
  }
}
