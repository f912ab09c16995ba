import * as echarts from 'echarts'
import type { SecondResult } from '@twofold/load'
import type { RoundResult } from './round-result.js'

/** Pixels. */
const width = 1_200
const rowHeight = 170

const colours = { answered: '#4878a8', failed: '#d03a2f', p99: '#8a6d3b', band: '#00000010', text: '#444444' }

/**
 * The load second by second, with the rounds as bands, as SVG: answers, failures, the slowest, and who served.
 * `current` names the version of each app that runs before and after.
 */
export function timelineSvg(
  title: string,
  timeline: readonly SecondResult[],
  rounds: readonly RoundResult[],
  current: Readonly<Record<string, string>>,
): string {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height: 4 * rowHeight + 40 })
  const rows = [
    row(
      0,
      'answered / s',
      'bar',
      colours.answered,
      timeline.map(({ second, answered }) => [second, answered]),
    ),
    row(
      1,
      'failed / s',
      'bar',
      colours.failed,
      timeline.map(({ second, failed }) => [second, failed]),
    ),
    row(
      2,
      'p99, ms',
      'line',
      colours.p99,
      timeline.map(({ second, latency }) => [second, latency?.p99 ?? null]),
    ),
    row(
      3,
      'answers of the new version, %',
      'line',
      colours.answered,
      timeline.map((it) => [it.second, shareOfNext(it, rounds, current)]),
    ),
  ]
  chart.setOption({
    animation: false,
    title: { text: title, left: 8, top: 4, textStyle: { fontSize: 14, color: colours.text } },
    grid: rows.map((_, index) => ({ left: 64, right: 16, top: 60 + index * rowHeight, height: rowHeight - 70 })),
    xAxis: rows.map((it) => it.xAxis),
    yAxis: rows.map((it) => it.yAxis),
    series: rows.map((it, index) => ({ ...it.series, markArea: bands(rounds, index === 0) })),
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

function row(index: number, name: string, type: 'bar' | 'line', color: string, data: (number | null)[][]) {
  return {
    xAxis: {
      gridIndex: index,
      type: 'value',
      max: 'dataMax',
      axisLabel: { formatter: '{value} s' },
      splitLine: { show: false },
    },
    yAxis: {
      gridIndex: index,
      type: 'value',
      name,
      nameLocation: 'end',
      nameTextStyle: { align: 'left', color: colours.text },
      minInterval: 1,
    },
    series: {
      type,
      xAxisIndex: index,
      yAxisIndex: index,
      data,
      color,
      symbol: 'none',
      lineStyle: { width: 1 },
      barCategoryGap: '10%',
    },
  }
}

function bands(rounds: readonly RoundResult[], isNamed: boolean) {
  return {
    silent: true,
    itemStyle: { color: colours.band },
    label: { show: isNamed, position: 'insideTop', rotate: 0, fontSize: 8, color: colours.text },
    data: rounds.map(({ app, round, from, to }) => [
      { name: `${app}\n${round.split(' ')[0]}`, xAxis: from },
      { xAxis: to },
    ]),
  }
}

/** In percent, of the answers of the app that is disturbed just then. */
function shareOfNext(
  { second, versions }: SecondResult,
  rounds: readonly RoundResult[],
  current: Readonly<Record<string, string>>,
): number | null {
  const app = rounds.find(({ from, to }) => second >= from && second <= to)?.app
  const answers = app === undefined ? {} : (versions[app] ?? {})
  const all = Object.values(answers).reduce((sum, count) => sum + count, 0)
  return all === 0 ? null : (1 - (answers[current[app!]!] ?? 0) / all) * 100
}
