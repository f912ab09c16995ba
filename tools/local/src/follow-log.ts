import { closeSync, fstatSync, openSync, readSync } from 'node:fs'

/** Hands over a growing file's lines, from its beginning. Asks four times a second: notifications miss some on network and container mounts. */
export function followLog(file: string, onLine: (line: string) => void): { stop(): void } {
  let read = 0
  let unfinished = Buffer.alloc(0)
  const look = () => {
    const added = contentFrom(file, read)
    read += added.length
    const text = Buffer.concat([unfinished, added])
    const end = text.lastIndexOf(10) + 1
    unfinished = text.subarray(end)
    for (const line of text.subarray(0, end).toString().split('\n')) if (line) onLine(line)
  }
  const timer = setInterval(look, 250)
  timer.unref()
  return {
    stop() {
      clearInterval(timer)
      look()
    },
  }
}

function contentFrom(file: string, start: number): Buffer {
  let descriptor: number | undefined
  try {
    descriptor = openSync(file, 'r')
    const content = Buffer.alloc(Math.max(0, fstatSync(descriptor).size - start))
    readSync(descriptor, content, 0, content.length, start)
    return content
  } catch {
    return Buffer.alloc(0) // not there yet
  } finally {
    if (descriptor !== undefined) closeSync(descriptor)
  }
}
