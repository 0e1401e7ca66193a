import { mkdirSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { settingsPage } from '#platform/settings-page.ts'

/** Writes docs/operate/settings.md anew from the table of settings. A test compares the two. */
const page = resolve(import.meta.dirname, '../docs/operate/settings.md')
mkdirSync(resolve(page, '..'), { recursive: true })
writeFileSync(page, settingsPage())
