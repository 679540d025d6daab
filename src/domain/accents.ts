// Texts that people type in many ways, made comparable.

// biome-ignore format: one letter above the other
const ACCENTED = 'ÀÂÄÁÃÅÇÈÉÊËÌÍÎÏÑÒÓÔÖÕÙÚÛÜÝàâäáãåçèéêëìíîïñòóôöõùúûüýÿ'
const UNACCENTED = 'AAAAAACEEEEIIIINOOOOOUUUUYaaaaaaceeeeiiiinooooouuuuyy'
/** Whether the letters above are all that is to be changed: what French is written with, composed. */
const COMMON = new RegExp(`^[\\x00-\\x7f${ACCENTED}æœÆŒøØß‘’“”«»–—€°•]*$`)

/**
 * The text without accents, its ligatures and full-width forms apart (NFKD): "Échéance" gives "Echeance". Case is kept, and so are the letters that Unicode
 * does not take apart (œ, ø, ß). Common letters are looked up: the tables of Unicode take longer to load than a short command has.
 */
export function withoutAccents(text: string): string {
  if (!COMMON.test(text)) return text.normalize('NFKD').replace(/\p{M}/gu, '')
  return text.replace(/[À-ÿ]/g, (letter) => UNACCENTED[ACCENTED.indexOf(letter)] ?? letter)
}
