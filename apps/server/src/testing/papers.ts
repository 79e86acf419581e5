import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const onPath = (program: string) =>
  (process.env.PATH ?? '').split(delimiter).some((folder) => folder !== '' && existsSync(join(folder, program)))

/** What is missing to set a paper as an office program does; empty where everything is there. */
export const missingForPapers = ['soffice', 'pdftotext'].filter((program) => !onPath(program))

/** A line of print; millimetres from the upper left corner of the page. */
export interface PrintedLine {
  text: string
  left: number
  right: number
  top: number
  bottom: number
}
export interface PrintedPage {
  width: number
  height: number
  lines: PrintedLine[]
}

const POINT = 25.4 / 72
const ENTITIES: Record<string, string> = { '&amp;': '&', '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'" }
/** The text of an XML element as it is read. */
export const plain = (text: string) => text.replace(/&(amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity)
const numberIn = (tag: string, name: string) => Number(new RegExp(`${name}="([\\d.]+)"`).exec(tag)?.[1])

function lineOf(xml: string): PrintedLine {
  const tag = /^<line[^>]*>/.exec(xml)?.[0] ?? ''
  const words = [...xml.matchAll(/<word[^>]*>([^<]*)<\/word>/g)].map((match) => plain(match[1] ?? ''))
  return {
    text: words.join(' '),
    left: numberIn(tag, 'xMin') * POINT,
    right: numberIn(tag, 'xMax') * POINT,
    top: numberIn(tag, 'yMin') * POINT,
    bottom: numberIn(tag, 'yMax') * POINT,
  }
}

/** What `pdftotext -bbox-layout` found, page by page, the lines from top to bottom. */
function pagesIn(layout: string): PrintedPage[] {
  return (layout.match(/<page[^>]*>[\s\S]*?<\/page>/g) ?? []).map((page) => ({
    width: numberIn(page, 'width') * POINT,
    height: numberIn(page, 'height') * POINT,
    lines: (page.match(/<line[^>]*>[\s\S]*?<\/line>/g) ?? []).map(lineOf).sort((a, b) => a.top - b.top || a.left - b.left),
  }))
}

/** Word files set on pages by LibreOffice, all in one run, with a profile of its own so that runs do not disturb each other. */
export function printed(files: Readonly<Record<string, Buffer>>): Record<string, PrintedPage[]> {
  const folder = mkdtempSync(join(tmpdir(), 'hongzhu-paper-'))
  const place = (name: string, ending: string) => join(folder, `${name}.${ending}`)
  try {
    const names = Object.keys(files)
    for (const [name, file] of Object.entries(files)) writeFileSync(place(name, 'docx'), file)
    const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`
    const sources = names.map((name) => place(name, 'docx'))
    const convert = ['--headless', '--norestore', '--convert-to', 'pdf', '--outdir', folder, ...sources]
    execFileSync('soffice', [profile, ...convert], { stdio: 'ignore' })
    const pages = names.map((name): [string, PrintedPage[]] => {
      execFileSync('pdftotext', ['-bbox-layout', place(name, 'pdf'), place(name, 'xml')], { stdio: 'ignore' })
      return [name, pagesIn(readFileSync(place(name, 'xml'), 'utf8'))]
    })
    return Object.fromEntries(pages)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
