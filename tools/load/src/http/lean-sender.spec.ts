import { createServer } from 'node:net'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it, onTestFinished } from 'vitest'
import { ok, serve } from '../server.fixture.js'
import { AnswerReader } from './answer-reader.js'
import { LeanSender } from './lean-sender.js'
import type { Outcome } from './outcome.js'

const senders: LeanSender[] = []
afterEach(() => senders.splice(0).forEach((sender) => sender.close()))
function senderTo(url: string, timeout = 5_000, mostConnections?: number): LeanSender {
  const sender = new LeanSender(url, timeout, mostConnections)
  senders.push(sender)
  return sender
}
const get = { method: 'GET', path: '/' } as const
const answerOf = (outcome: Outcome) => ('answer' in outcome ? outcome.answer : undefined)

/** A server that says these bytes to whoever comes, and hangs up. */
async function saying(bytes: string): Promise<string> {
  const server = createServer((socket) => void socket.once('data', () => socket.end(bytes)))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => void server.close())
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

describe('a lean sender', () => {
  it('keeps its connection, and sends headers and a body as they are', async () => {
    const { url } = await serve((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        response.statusCode = 201
        response.setHeader('x-served-by', 'echo@1')
        response.end(JSON.stringify({ said: Buffer.concat(chunks).toString(), as: request.headers['x-as'] }))
      })
    })
    const sender = senderTo(url)
    const asked = { method: 'POST', path: '/', headers: { 'x-as': 'me' }, body: '«ä€»' } as const
    const first = await sender.send(asked)
    const second = await sender.send(asked)
    expect([first.connection, second.connection]).toEqual(['new', 'kept'])
    expect(answerOf(second)).toMatchObject({ status: 201 })
    expect(JSON.parse(answerOf(second)!.body)).toEqual({ said: '«ä€»', as: 'me' })
    expect(answerOf(second)!.headers['x-served-by']).toBe('echo@1')
  })

  it('opens as many connections as there are requests at once', async () => {
    const server = await serve((request, response) => void setTimeout(() => ok(request, response), 50))
    const sender = senderTo(server.url)
    await Promise.all(Array.from({ length: 5 }, () => sender.send(get)))
    await Promise.all(Array.from({ length: 5 }, () => sender.send(get)))
    expect(server).toMatchObject({ requests: 10, connections: 5 })
  })

  it('opens no more connections than it may: who finds all of them busy waits for one', async () => {
    const server = await serve((request, response) => void setTimeout(() => ok(request, response), 5))
    const sender = senderTo(server.url, 5_000, 2)
    const outcomes = await Promise.all(Array.from({ length: 7 }, () => sender.send(get)))
    expect(outcomes.map((outcome) => answerOf(outcome)?.status)).toEqual(Array(7).fill(200))
    expect(server).toMatchObject({ requests: 7, connections: 2 })
  })

  it('opens another for who waits, where one is closed', async () => {
    const server = await serve((request, response) => {
      response.setHeader('connection', 'close')
      ok(request, response)
    })
    const sender = senderTo(server.url, 5_000, 1)
    const outcomes = await Promise.all(Array.from({ length: 3 }, () => sender.send(get)))
    expect(outcomes.map((outcome) => answerOf(outcome)?.status)).toEqual([200, 200, 200])
    expect(server.connections).toBe(3)
  })

  it('reads an answer in chunks', async () => {
    const { url } = await serve((_, response) => {
      response.write('one ')
      setTimeout(() => response.end('two'), 20)
    })
    expect(answerOf(await senderTo(url).send(get))?.body).toBe('one two')
  })

  it('takes a connection that the other end closes for no other request', async () => {
    const server = await serve((request, response) => {
      response.setHeader('connection', 'close')
      ok(request, response)
    })
    const sender = senderTo(server.url)
    for (let n = 0; n < 3; n++) expect(answerOf(await sender.send(get))?.status).toBe(200)
    expect(server.connections).toBe(3)
  })

  it('tells what was refused, broken off, or too late', async () => {
    expect(await senderTo('http://127.0.0.1:1').send(get)).toMatchObject({ error: 'refused' })
    const broken = await saying('HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\nhalf')
    expect(await senderTo(broken).send(get)).toMatchObject({ error: 'reset' })
    const { url } = await serve(() => {})
    expect(await senderTo(url, 200).send(get)).toMatchObject({ error: 'timeout' })
    expect(await senderTo(await saying('what?\r\n\r\n')).send(get)).toMatchObject({ error: 'other' })
  })
})

describe('an answer', () => {
  it('is found however its bytes arrive', () => {
    const bytes = Buffer.from('HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nbody')
    for (let cut = 1; cut < bytes.length; cut++) {
      const reader = new AnswerReader()
      expect(reader.take(bytes.subarray(0, cut))).toBeUndefined()
      expect(reader.take(bytes.subarray(cut))).toMatchObject({ status: 200, body: 'body' })
    }
  })
})
