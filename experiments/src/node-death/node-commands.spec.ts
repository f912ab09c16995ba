import { expect, it } from 'vitest'
import { nodeCommands } from './node-commands.js'

it('says which variables are missing, what they are for, and an example', () => {
  expect(() => nodeCommands({ CLUSTER_NODE_STOP: ' ' })).toThrow(
    /CLUSTER_NODE_STOP is not set.*kills a node suddenly.\nCLUSTER_NODE_START is not set.*brings it back.*docker kill/s,
  )
  expect(() => nodeCommands({ CLUSTER_NODE_STOP: 'kill' })).toThrow(/^CLUSTER_NODE_START is not set/)
})

it('puts the name of the node behind the command, and tells what it says when it fails', async () => {
  const commands = nodeCommands({ CLUSTER_NODE_STOP: 'node --print', CLUSTER_NODE_START: 'test node2 =' })
  await expect(commands.kill('nowhere')).rejects.toThrow(/node --print nowhere: .*nowhere is not defined/s)
  await expect(commands.start('node2')).resolves.toBeUndefined()
  await expect(commands.start('node3')).rejects.toThrow(/test node2 = node3/)
})
