// Numbers of collective customer accounts (411000, 4110000, 416): they stand for all customers, never for one.

/** Whether a text is the number of a collective account: 41 or 46, at most two more figures, then zeros. */
export function isCollectiveAccount(text: string): boolean {
  return /^4[16]\d{1,2}0*$/.test(text)
}
