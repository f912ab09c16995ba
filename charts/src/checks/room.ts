import type { Size } from '../app-chart/size.js'

interface Room {
  readonly milliCpu: number
  readonly mebibytes: number
}
interface Asked {
  readonly name: string
  readonly pods: number
  readonly cpu: string
  readonly memory: string
}

/** What an app asks for during a rollout: all of its replicas and one more. */
export const askedBy = (name: string, { replicas, cpu, memory }: Size): Asked => ({
  name,
  pods: replicas + 1,
  cpu,
  memory,
})

/** Throws where the requests of everything together do not fit into the cluster that we promise to fit into. */
export function checkRoom(asked: readonly Asked[], room: Room): void {
  const sum = (one: (it: Asked) => number) => asked.reduce((total, it) => total + it.pods * one(it), 0)
  const cpu = sum((it) => milliCpu(it.cpu))
  const memory = sum((it) => mebibytes(it.memory))
  if (cpu > room.milliCpu || memory > room.mebibytes)
    throw new Error(`All pods ask for ${cpu}m of CPU and ${memory}Mi, of ${room.milliCpu}m and ${room.mebibytes}Mi`)
}

/** Throws where a pod asks for more memory than it may use. */
export function checkLimit(name: string, { memory, memoryLimit }: Size): void {
  if (mebibytes(memory) > mebibytes(memoryLimit))
    throw new Error(`${name} asks for ${memory} and may use ${memoryLimit}`)
}

const milliCpu = (quantity: string) => (quantity.endsWith('m') ? parseFloat(quantity) : parseFloat(quantity) * 1_000)
const mebibytes = (quantity: string) => parseFloat(quantity) * (quantity.endsWith('Gi') ? 1_024 : 1)
