import * as echarts from 'echarts'

/** Text and lines take the page's own colour, so that one picture is right on white, on black and in print. */
export const ink = 'currentColor'
const faint = 'rgba(128, 128, 128, 0.35)'

/** Legible on white and on black, and told apart by who cannot tell red from green. */
export const colours = [
  '#3b8fd6',
  '#e08214',
  '#1b9e77',
  '#c8609c',
  '#8d7ad1',
  '#b5a017',
  '#7f8c8d',
  '#d1495b',
  '#00a6b4',
  '#a6611a',
  '#6a994e',
  '#e377c2',
]

export const axis = {
  axisLine: { show: true, lineStyle: { color: faint } },
  axisTick: { show: false },
  axisLabel: { color: ink, fontSize: 11 },
  nameTextStyle: { color: ink, fontSize: 11 },
  splitLine: { lineStyle: { color: faint } },
}

export interface Plot {
  readonly name: string
  /** What is seen, for those who see it and for those who do not. */
  readonly title: string
  readonly svg: string
}

interface Drawing {
  readonly name: string
  readonly title: string
  /** Pixels; about as wide as a phone, so that its words can be read there. */
  readonly height: number
  readonly option: echarts.EChartsOption
}

const width = 440

export function plot({ name, title, height, option }: Drawing): Plot {
  const chart = echarts.init(null, null, { renderer: 'svg', ssr: true, width, height })
  chart.setOption({
    animation: false,
    color: colours,
    textStyle: { fontFamily: 'sans-serif', color: ink },
    legend: {
      top: 0,
      left: 0,
      itemGap: 14,
      itemWidth: 14,
      itemHeight: 8,
      icon: 'roundRect',
      textStyle: { color: ink, fontSize: 11 },
    },
    ...option,
  })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return { name, title, svg: scalable(svg, title) }
}

/** As wide as there is room, and with words for those who cannot see it. */
function scalable(svg: string, title: string): string {
  const words = title.replace(/[<>&"]/g, (it) => `&#${it.charCodeAt(0)};`)
  return svg
    .replace(/^<svg width="\d+" height="\d+"/, `<svg role="img" aria-label="${words}"`)
    .replace(/<rect width="\d+" height="\d+" x="0" y="0"[^>]*fill="(?:none|transparent)"[^>]*><\/rect>/, '')
}
