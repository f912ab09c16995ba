/// <reference lib="dom" />
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Browser, launch, type Page } from 'puppeteer-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { browser as executablePath } from './browser.fixture.js'
import { invented } from './result.fixture.js'
import { writeReport } from './write-report.js'

// Where there is no browser, nobody can look.
describe.skipIf(!executablePath)('the page', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bench-page-'))
  let browser: Browser
  let page: Page
  const complaints: string[] = []

  beforeAll(async () => {
    writeReport(invented, folder, 'bench')
    browser = await launch({ executablePath, args: ['--no-sandbox'] })
    page = await browser.newPage()
    page.on('console', (message) => void complaints.push(message.text()))
    page.on('pageerror', (error) => void complaints.push(String(error)))
    page.on('request', (request) => {
      if (!request.url().startsWith('file:')) complaints.push(`asks for ${request.url()}`)
    })
  })
  afterAll(async () => {
    await browser?.close()
    rmSync(folder, { recursive: true })
  })

  const open = async (width: number, scheme: 'light' | 'dark') => {
    await page.setViewport({ width, height: 800 })
    await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }])
    await page.goto(pathToFileURL(join(folder, 'bench.html')).href)
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
    expect(pictures).toHaveLength(5)
    for (const { name, marks } of pictures) {
      expect(name).toMatch(/\w/)
      expect(marks).toBeGreaterThan(3)
    }
    expect(complaints).toEqual([])
  })

  it.each(['light', 'dark'] as const)('can be read on %s ground, pictures included', async (scheme) => {
    await open(1_280, scheme)
    const [ground, ...words] = await page.evaluate(() => [
      getComputedStyle(document.body).backgroundColor,
      ...[...document.querySelectorAll('p, td, figcaption, figure svg text')].map((it) =>
        it instanceof SVGElement ? getComputedStyle(it).fill : getComputedStyle(it).color,
      ),
    ])
    expect(words.length).toBeGreaterThan(50)
    for (const colour of new Set(words)) expect(contrast(colour, ground!)).toBeGreaterThan(4.5)
  })
})

/** The contrast ratio of WCAG 2.2, 1 to 21, of two colours as `rgb(r, g, b)`. */
function contrast(one: string, other: string): number {
  const [brighter, darker] = [luminance(one), luminance(other)].toSorted((a, b) => b - a) as [number, number]
  return (brighter + 0.05) / (darker + 0.05)
}

function luminance(colour: string): number {
  const [red, green, blue] = colour.match(/\d+/g)!.map((part) => {
    const value = Number(part) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }) as [number, number, number]
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
