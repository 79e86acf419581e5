import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import type { Plugin } from 'vite'

const SMALLEST = 1024

/** Writes scripts and styles compressed beside themselves, so that the server only sends: a quarter of the bytes on a school's line. */
export function precompress(): Plugin {
  let folder = ''
  return {
    name: 'precompress',
    apply: 'build',
    configResolved: (config) => {
      folder = join(config.root, config.build.outDir)
    },
    closeBundle: async () => {
      const names = await readdir(folder, { recursive: true }).catch(() => [])
      for (const name of names.filter((each) => /\.(js|css|svg|html)$/.test(each))) {
        const path = join(folder, name)
        const bytes = await readFile(path)
        if (bytes.length < SMALLEST) continue
        await writeFile(`${path}.gz`, await promisify(gzip)(bytes, { level: 9 }))
        await writeFile(`${path}.br`, await promisify(brotliCompress)(bytes))
      }
    },
  }
}
