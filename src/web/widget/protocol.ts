/** What the page of the other site says of itself. */
export type HostPage = {
  readonly title: string
  readonly address: string
  readonly language: string | null
  readonly details: Readonly<Record<string, string>>
}

/** What the other site's page and the frame say to each other; each side looks who speaks before it listens. */
export type ToFrame =
  | { readonly answerable: 'page'; readonly page: HostPage }
  | { readonly answerable: 'opened' }
  | { readonly answerable: 'closed' }
export type ToHost =
  | { readonly answerable: 'ready' }
  | { readonly answerable: 'close' }
  | { readonly answerable: 'talking'; readonly talking: boolean }
  | { readonly answerable: 'unread'; readonly count: number }
