import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Page } from 'playwright-core'
import { systemClock } from '#platform/clock.ts'
import { inOrder } from './support/in-order.ts'
import { press, sees, seesNoMore } from './support/people.ts'
import { foundCouncil, openPlace } from './support/place.ts'
import type { Place } from './support/place.ts'
import { NARROW, WIDE, problemsAt, problemsOf, resize } from './support/screens.ts'

let place: Place
let desk: Page

beforeAll(async () => {
  // Everything a journey reaches is on this machine: the closed door that a webhook finds too.
  place = await openPlace(systemClock, { webhooksToPrivate: true })
  const { waste } = await foundCouncil(place)
  const irene = await place.make.agent({
    name: 'Irene Moss',
    departmentId: waste.departmentId,
    roles: ['agent', 'integrator'],
  })
  desk = await place.desk(irene.id)
})
afterAll(() => place.close())
inOrder(() => place)

const dialog = (name: string | RegExp) => desk.getByRole('dialog', { name })
async function choose(form: ReturnType<typeof dialog>, field: RegExp, option: string): Promise<void> {
  await form.getByRole('button', { name: field }).click()
  await desk.getByRole('option', { name: option, exact: true }).click()
}

describe('an integrator joins other systems', () => {
  test('makes a key, which is shown once and reaches no further than it should; and ends it', async () => {
    await desk.goto(`${place.url}/admin/keys`)
    await sees(desk, 'No key yet')
    expect(await problemsOf(desk)).toEqual([])
    await resize(desk, WIDE)
    await press(desk, 'Make a key')
    const form = dialog('Make a key')
    await form.getByRole('textbox', { name: /^Name/ }).fill('Website forms')
    await choose(form, /Cases and promises/, 'Read')
    expect(await problemsAt(desk, NARROW), 'the form').toEqual([])
    await resize(desk, WIDE)
    await press(form, 'Make it')
    const shown = dialog('Copy the key now')
    const key = await shown.getByRole('textbox', { name: 'The key' }).inputValue()
    await press(shown, 'I have kept it')
    await sees(desk, 'Cases and promises: read')
    await sees(desk, /not used yet/)
    const ask = (path: string) =>
      fetch(`${place.url}/api/v1${path}`, { headers: { authorization: `Bearer ${key}` } }).then(
        (one) => one.status,
      )
    expect([await ask('/cases/counts'), await ask('/clients?q=x')]).toEqual([200, 403])
    expect(await problemsOf(desk)).toEqual([])
    await resize(desk, WIDE)
    await press(desk, 'End the key “Website forms”')
    await press(dialog('End the key “Website forms”'), 'End it')
    await desk.getByText('Ended (1)').waitFor()
    expect(await ask('/cases/counts')).toBe(401)
  })

  test('adds a webhook, sends a test, and reads in words why it did not arrive', async () => {
    await desk.goto(`${place.url}/admin/webhooks`)
    await sees(desk, 'No webhook yet')
    await press(desk, 'Add a webhook')
    const form = dialog('Add a webhook')
    await form.getByRole('textbox', { name: /^Name/ }).fill('Our register')
    await form.getByRole('textbox', { name: /^Address/ }).fill('https://irene:secret@register.example/hook')
    await form.getByText(/^case \(/).click()
    await press(form, 'Save')
    await sees(form, 'We cannot send to this address')
    expect(await problemsAt(desk, NARROW), 'the form').toEqual([])
    await resize(desk, WIDE)
    // Nobody ever listens on this port: one that was free a moment ago may be somebody's by now.
    await form.getByRole('textbox', { name: /^Address/ }).fill('http://127.0.0.1:2/register')
    await press(form, 'Save')
    await press(dialog('Copy the secret now'), 'I have kept it')
    await desk.getByRole('link', { name: 'Our register' }).click()
    await desk.getByRole('heading', { name: 'Our register' }).waitFor()
    await press(desk, 'Send a test')
    await sees(desk, /Nobody listens there\. Tried (once|\d+ times)\./)
    await press(desk, /^Show webhook\.test/)
    await sees(desk, /"type":"webhook.test"/)
    expect(await problemsOf(desk)).toEqual([])
    await resize(desk, WIDE)
    await press(desk, 'Switch off')
    await sees(desk, /Switched off by one of you/)
    await desk.goto(`${place.url}/admin/webhooks`)
    await sees(desk, /Switched off by one of you/)
    expect(await problemsOf(desk)).toEqual([])
    await resize(desk, WIDE)
  })

  test('names a site for the widget, and takes the line for its pages', async () => {
    await desk.goto(`${place.url}/admin/widget`)
    await sees(desk, 'No site yet')
    await press(desk, 'Add a site')
    const form = dialog('Add a site')
    await form.getByRole('textbox', { name: /^Name/ }).fill('The council')
    await form.getByRole('textbox', { name: /^Address/ }).fill('https://www.example.org/any/page')
    await press(form, 'Save')
    await seesNoMore(desk, 'No site yet')
    await sees(desk, 'https://www.example.org')
    const line = await desk.getByRole('textbox', { name: 'The line for its pages' }).inputValue()
    expect(line).toBe(`<script src="${place.url}/widget.js" async></script>`)
    expect(await problemsOf(desk)).toEqual([])
  })
})
