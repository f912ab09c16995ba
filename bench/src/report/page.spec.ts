/// <reference lib="dom" />
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { repository } from '@twofold/local'
import { type Browser, type CDPSession, launch, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { browser as executablePath } from './browser.fixture.js'
import { contrast } from './contrast.fixture.js'
import { invented } from './result.fixture.js'
import { writeReport } from './write-report.js'

const folder = mkdtempSync(join(tmpdir(), 'bench-page-'))
afterAll(() => rmSync(folder, { recursive: true }))
writeReport(invented, folder, 'bench')

const reportsIn = (where: string) =>
  existsSync(where)
    ? readdirSync(where)
        .filter((name) => /^bench-.*\.html$/.test(name))
        .map((name) => join(where, name))
    : []
/** One with a little of everything, and those that people read. */
const whole = [join(folder, 'bench.html'), ...reportsIn(join(repository, 'docs', 'sample-reports'))]
/** What the bench itself has left here: in CI, of its smoke form. Elsewhere it may be of any release. */
const own = process.env.CI ? reportsIn(join(repository, 'reports')) : []
/** Of void runs nothing is drawn: a busy machine's page has the pictures that were written beside it, and maybe none. */
const drawnBeside = (file: string) =>
  readdirSync(file.replace(/\.html$/, '')).filter((name) => name.endsWith('.svg')).length
const pages = [
  ...whole.map((file) => ({ name: basename(file), file, pictures: 5 })),
  ...own.map((file) => ({ name: basename(file), file, pictures: drawnBeside(file) })),
]

// Where there is no browser, nobody can look.
describe.skipIf(!executablePath).each(pages)('the page $name', ({ file, pictures: least }) => {
  let browser: Browser
  let page: Page
  let devtools: CDPSession
  const complaints: string[] = []

  beforeAll(async () => {
    browser = await launch({ executablePath, args: ['--no-sandbox'] })
    page = await browser.newPage()
    devtools = await page.createCDPSession()
    page.on('console', (message) => void complaints.push(message.text()))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asks for ${request.url()}`)
    })
  })
  afterAll(() => browser?.close())
  beforeEach(() => void complaints.splice(0))

  const open = async (width: number, scheme: 'light' | 'dark', media: 'screen' | 'print' = 'screen') => {
    await page.setViewport({ width, height: 800 })
    // Both at once: emulateMediaType and emulateMediaFeatures undo each other.
    const features = [{ name: 'prefers-color-scheme', value: scheme }]
    await devtools.send('Emulation.setEmulatedMedia', { media, features })
    await page.goto(pathToFileURL(file).href)
  }

  it.each([360, 1_280])('is no wider than a window of %s pixels', async (width) => {
    await open(width, 'light')
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
  })

  it('has its pictures in it, drawn and named, and asks for nothing', async () => {
    await open(1_280, 'light')
    const pictures = await page.$$eval('figure svg', (all) =>
      all.map((svg) => ({ name: svg.getAttribute('aria-label'), marks: svg.querySelectorAll('path').length })),
    )
    expect(pictures.length).toBeGreaterThanOrEqual(least)
    for (const { name, marks } of pictures) {
      expect(name).toMatch(/\w/)
      expect(marks).toBeGreaterThan(3)
    }
    expect(complaints).toEqual([])
  })

  it.each([
    ['a light screen', 'light', 'screen'],
    ['a dark screen', 'dark', 'screen'],
    ['paper', 'light', 'print'],
  ] as const)('can be read on %s, pictures included', async (_, scheme, media) => {
    await open(1_280, scheme, media)
    const [ground, ...words] = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      ...[...document.querySelectorAll('h1, h2, p, li, th, td, strong, figcaption, figure svg text')].map((it) =>
        it instanceof SVGElement ? getComputedStyle(it).fill : getComputedStyle(it).color,
      ),
    ])
    if (media === 'print') expect(ground).toBe('rgb(255, 255, 255)')
    expect(words.length).toBeGreaterThan(50)
    for (const colour of new Set(words)) expect(contrast(colour, ground!)).toBeGreaterThan(4.5)
  })
})
