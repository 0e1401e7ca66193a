type Attributes = Readonly<
  Record<string, string | number | boolean | null | undefined | ((event: Event) => void)>
>

/** Makes an element: attributes as they are, `on…` as listeners, what is null or false left out. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: readonly (Node | string | null | false | undefined)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === 'function') element.addEventListener(name.slice(2), value)
    else if (value === true) element.setAttribute(name, '')
    else if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, String(value))
  }
  element.append(...children.filter((one) => one !== null && one !== false && one !== undefined))
  return element
}

/** A field with its label. */
export function field(label: string, control: HTMLElement, help?: string): HTMLElement {
  const id = `f${(fields += 1)}`
  control.id = id
  // What is typed runs as its own letters do; numbers and addresses run to the right by themselves.
  if (!/^(tel|email)$/.test(control.getAttribute('type') ?? '')) control.dir = 'auto'
  if (help) control.setAttribute('aria-describedby', `${id}h`)
  return h(
    'div',
    { class: 'field' },
    h('label', { for: id }, label),
    help ? h('p', { id: `${id}h`, class: 'soft' }, help) : null,
    control,
  )
}
let fields = 0

/** Sets a text only when it differs, so that nothing is read aloud twice. */
export function setText(element: HTMLElement, text: string): void {
  if (element.textContent !== text) element.textContent = text
}
