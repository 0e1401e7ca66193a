import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { addStaff } from '#domain/accounts/commands.staff.ts'
import { codeAt, fromBase32, stepAt } from '#domain/accounts/totp.ts'
import { letPass, runningClock } from './support/clocks.ts'
import { inOrder } from './support/in-order.ts'
import { knowsWhere, tabTo } from './support/keyboard.ts'
import { press, region, sees } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { problemsOf, WIDE, resize } from './support/screens.ts'

const PASSWORD = 'four walls and a teapot'
const EMAIL = 'noor@harbour.example'
const clock = runningClock()
let place: Place
/** Passkeys know the service by a name: on this machine that is localhost. */
let url: string
let laptop: Page
let key = ''
let recoveryCodes: string[] = []

beforeAll(async () => {
  place = await openPlace(clock)
  url = place.url.replace('127.0.0.1', 'localhost')
  const { waste } = await foundCouncil(place)
  await place.app.database.transact((tx) => {
    const given = { name: 'Noor Haddad', email: EMAIL, departmentId: waste.departmentId, password: PASSWORD }
    return addStaff(tx, { kind: 'service' }, given, clock.now())
  })
  laptop = await place.person({ reducedMotion: 'reduce', viewport: WIDE })
})
afterAll(() => place.close())
inOrder(() => place)

/** The code that the app on the phone shows now; the last one is over. */
async function codeOfApp(): Promise<string> {
  await letPass(clock, 1, [])
  return codeAt(fromBase32(key), stepAt(clock.now()))
}

async function typeSignIn(page: Page): Promise<void> {
  await page.goto(`${url}/sign-in`)
  await knowsWhere(page, /^E-mail/)
  await page.keyboard.type(EMAIL)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
}

const atDesk = (page: Page) => page.getByRole('heading', { name: 'Hello, Noor' }).waitFor()

async function signOut(page: Page): Promise<void> {
  await page.goto(`${url}/desk/account`)
  await press(page, 'Sign out')
  await page.waitForURL(/\/sign-in/)
}

describe('a second step, with the keyboard alone', () => {
  test('signs in by password and sets the second step up', async () => {
    await typeSignIn(laptop)
    await atDesk(laptop)
    await laptop.goto(`${url}/desk/account`)
    await region(laptop, 'Second step').waitFor()
    expect(await problemsOf(laptop)).toEqual([])
    await resize(laptop, WIDE)
    await tabTo(laptop, 'Set up a second step')
    await laptop.keyboard.press('Enter')
    const dialog = laptop.getByRole('dialog')
    await dialog.getByRole('img', { name: /^QR code/ }).waitFor()
    key = ((await dialog.locator('code').textContent()) ?? '').replaceAll(' ', '')
    expect(key).toMatch(/^[A-Z2-7]{32}$/)
    expect(await problemsOf(laptop)).toEqual([])
    await resize(laptop, WIDE)
    await tabTo(laptop, /^Code/)
    await laptop.keyboard.type(await codeOfApp())
    await laptop.keyboard.press('Enter')
    await sees(dialog, 'They are shown this once')
    recoveryCodes = await dialog.getByRole('listitem').allTextContents()
    expect(recoveryCodes).toHaveLength(10)
    expect(await problemsOf(laptop)).toEqual([])
    await resize(laptop, WIDE)
    await tabTo(laptop, 'I have kept them')
    await laptop.keyboard.press('Enter')
    await sees(laptop, '10 recovery codes are left.')
    await knowsWhere(laptop)
  })

  test('is asked for the code, and comes in with it', async () => {
    await signOut(laptop)
    expect(await problemsOf(laptop)).toEqual([])
    await resize(laptop, WIDE)
    await typeSignIn(laptop)
    await laptop.getByRole('heading', { name: 'Your second step' }).waitFor()
    expect(await problemsOf(laptop)).toEqual([])
    await resize(laptop, WIDE)
    await knowsWhere(laptop, /^Code/)
    await laptop.keyboard.type('123')
    await laptop.keyboard.press('Enter')
    await laptop.keyboard.press('ControlOrMeta+a')
    await laptop.keyboard.type('000000')
    await laptop.keyboard.press('Enter')
    await sees(laptop, 'That code does not fit')
    await laptop.getByRole('textbox', { name: 'Code' }).fill(await codeOfApp())
    await laptop.keyboard.press('Enter')
    await atDesk(laptop)
  })

  test('without the phone a recovery code works, once', async () => {
    const [code = ''] = recoveryCodes
    await signOut(laptop)
    await typeSignIn(laptop)
    await laptop.getByRole('heading', { name: 'Your second step' }).waitFor()
    await laptop.keyboard.type(code)
    await laptop.keyboard.press('Enter')
    await atDesk(laptop)
    await laptop.goto(`${url}/desk/account`)
    await sees(laptop, '9 recovery codes are left.')
  })
})

describe('a passkey', () => {
  test('is added with a name', async () => {
    const devtools = await laptop.context().newCDPSession(laptop)
    await devtools.send('WebAuthn.enable')
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        ...{ protocol: 'ctap2', transport: 'internal', hasResidentKey: true },
        ...{ hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true },
      },
    })
    await press(laptop, 'Add a passkey')
    const dialog = laptop.getByRole('dialog', { name: 'Add a passkey' })
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Blue laptop')
    await press(dialog, 'Add a passkey')
    await region(laptop, 'Passkeys').getByText('Blue laptop').waitFor()
    expect(await problemsOf(laptop)).toEqual([])
    await resize(laptop, WIDE)
  })

  test('signs in without a name, a password or a code', async () => {
    await press(laptop, 'Sign out')
    await laptop.waitForURL(/\/sign-in/)
    await press(laptop, 'Sign in with a passkey')
    await atDesk(laptop)
    await laptop.goto(`${url}/desk/account`)
    await sees(region(laptop, 'Passkeys'), /last used today/)
    await sees(region(laptop, 'Where you are signed in'), /by passkey/)
  })

  test('gets another name', async () => {
    await press(laptop, 'Rename Blue laptop')
    const dialog = laptop.getByRole('dialog')
    await dialog.getByRole('textbox', { name: 'Name' }).fill('Old laptop')
    await press(dialog, 'Keep the name')
    await region(laptop, 'Passkeys').getByText('Old laptop').waitFor()
  })
})

describe('another browser', () => {
  test('is trusted with the second step, seen in the list, and signed out from here', async () => {
    const library = await place.person({ reducedMotion: 'reduce' })
    await typeSignIn(library)
    await library.getByRole('heading', { name: 'Your second step' }).waitFor()
    await library.getByRole('textbox', { name: 'Code' }).fill(await codeOfApp())
    await library.getByText('Do not ask on this device for 30 days').click()
    await library.keyboard.press('Enter')
    await press(library, 'Sign in')
    await atDesk(library)

    await laptop.reload()
    await sees(region(laptop, 'Trusted devices'), 'Chrome on Linux')
    const list = region(laptop, 'Where you are signed in')
    await sees(list, /by password · from 127\.0\.0\.1/)
    expect(await problemsOf(laptop)).toEqual([])
    await resize(laptop, WIDE)
    await press(list, 'Sign out Chrome on Linux')
    await list.getByText('by password').waitFor({ state: 'detached' })

    await library.getByRole('heading', { name: 'Sign in to the desk' }).waitFor()
    await typeSignIn(library)
    await atDesk(library)
    await press(region(laptop, 'Trusted devices'), 'Ask for a code on Chrome on Linux again')
    await region(laptop, 'Trusted devices').waitFor({ state: 'detached' })
  })

  test('nothing went wrong inside the pages', () => {
    expect(place.faults).toEqual([])
  })
})
