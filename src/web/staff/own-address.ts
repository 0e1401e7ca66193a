/** Where to go afterwards: a page of this site, never an address from elsewhere. */
export function ownAddress(to: string | undefined | null): string {
  return to?.startsWith('/') && !to.startsWith('//') && !to.includes('\\') ? to : '/desk'
}
