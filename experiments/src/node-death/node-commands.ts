import { Failure } from '@twofold/infrastructure'
import spawn, { type SubprocessError } from 'nano-spawn'

/** How a node loses power and link at one moment, and how it comes back. */
export interface NodeCommands {
  /** Both throw Failure with what the command says. */
  kill(node: string): Promise<void>
  start(node: string): Promise<void>
  /** For somebody who has to bring a node back by hand. */
  readonly howToStart: string
}

const variables = { CLUSTER_NODE_STOP: 'kills a node suddenly', CLUSTER_NODE_START: 'brings it back' } as const

/** Command lines that the node's name is put behind. Throws Failure where one is not set. */
export function nodeCommands(environment: NodeJS.ProcessEnv): NodeCommands {
  const missing = Object.entries(variables).filter(([name]) => !environment[name]?.trim())
  if (missing.length > 0)
    throw new Failure(
      [
        ...missing.map(([name, what]) => `${name} is not set: it names the command that ${what}.`),
        "The node's name is put behind it. Where nodes are containers, as kind's are, say",
        "CLUSTER_NODE_STOP='docker kill' CLUSTER_NODE_START='docker start'.",
      ].join('\n'),
    )
  const run = (name: keyof typeof variables, node: string) => runCommandLine(environment[name]!.trim(), node)
  return {
    kill: (node) => run('CLUSTER_NODE_STOP', node),
    start: (node) => run('CLUSTER_NODE_START', node),
    howToStart: environment.CLUSTER_NODE_START!.trim(),
  }
}

async function runCommandLine(line: string, node: string): Promise<void> {
  const [program, ...words] = line.split(/\s+/)
  await spawn(program!, [...words, node], { stdin: 'ignore' }).catch((error: SubprocessError) => {
    throw new Failure(`${line} ${node}: ${error.output || error.message}`)
  })
}
