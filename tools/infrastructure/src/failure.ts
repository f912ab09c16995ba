/** Something a person can mend: shown as its message alone, without a stack. */
export class Failure extends Error {
  override name = 'Failure'
  /** Of the command that ends with it. */
  readonly exitCode: number = 1
}

/** This machine had too little time to give for what was seen to say anything; sysexits' «try again later». */
export class MachineTooBusy extends Failure {
  override name = 'MachineTooBusy'
  override readonly exitCode = 75
}

/** Another run holds the data folder. */
export class AlreadyRunning extends Failure {
  override name = 'AlreadyRunning'

  constructor(readonly pid: number) {
    super(`Twofold runs already, as process ${pid}. Stop it with Ctrl-C in its terminal, or with: kill ${pid}`)
  }
}

/** A port that must be free is not. */
export class PortTaken extends Failure {
  override name = 'PortTaken'

  constructor(
    readonly port: number,
    what: string,
    holder: { pid: number; command: string } | undefined,
  ) {
    const by = holder ? `process ${holder.pid} (${holder.command})` : 'a process that this user may not see'
    const remedy = holder ? `kill ${holder.pid}` : `lsof -i :${port}  (as an administrator)`
    super(`Port ${port}, wanted for ${what}, is taken by ${by}. Stop that process and start again: ${remedy}`)
  }
}
