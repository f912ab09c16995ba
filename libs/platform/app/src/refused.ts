/** A reason why a command does not run, for whoever typed it: shown without a stack. */
export class Refused extends Error {
  override readonly name = 'Refused'

  /** `exitCode` is 2 where the command line itself is wrong. */
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
  }
}
