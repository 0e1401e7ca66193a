/** Hours without sound, as `HH:MM` in the service's zone; both are set, or there are none. */
export type QuietHours = { readonly quietFrom: string | null; readonly quietUntil: string | null }

const TIME = /^([01]\d|2[0-3]):[0-5]\d$/

/** Whether a time of day (`HH:MM`) lies in the quiet hours; they may reach over midnight, and their end is no longer quiet. */
export function isQuiet({ quietFrom, quietUntil }: QuietHours, time: string): boolean {
  if (!quietFrom || !quietUntil || !TIME.test(quietFrom) || !TIME.test(quietUntil)) return false
  if (quietFrom <= quietUntil) return quietFrom <= time && time < quietUntil
  return quietFrom <= time || time < quietUntil
}
