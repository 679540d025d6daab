// Texts that people type in many ways, made comparable.

/** The text without accents, its ligatures and full-width forms apart (NFKD): "Échéance" gives "Echeance". Case is kept. */
export function withoutAccents(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '')
}
