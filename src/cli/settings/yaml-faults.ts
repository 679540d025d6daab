// What a YAML error means for someone who edits relance.yaml by hand: one French sentence per kind of error.
// Does not read YAML itself.
import { quoted } from './french.ts'

const SENTENCES: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'La ligne est décalée par une tabulation : YAML n’accepte que des espaces.',
  BAD_INDENT: 'La ligne n’est pas alignée avec les autres clés de sa section, ou un crochet ou une accolade reste ouvert plus haut.',
  MISSING_CHAR: 'Un guillemet, un crochet ou une accolade n’est pas refermé, ou il manque une virgule.',
  MULTILINE_IMPLICIT_KEY: 'La ligne n’a pas la forme « clé: valeur » : il faut une espace après les deux-points.',
  BLOCK_AS_IMPLICIT_KEY:
    'La valeur contient « : », ou la ligne suivante est trop décalée : mettez la valeur entre guillemets ou réalignez.',
  BAD_SCALAR_START: 'La valeur commence par un caractère réservé : mettez-la entre guillemets.',
  BAD_DQ_ESCAPE: 'Entre guillemets doubles, la barre oblique inverse est réservée : doublez-la ou employez des guillemets simples.',
  UNEXPECTED_TOKEN: 'Du texte est en trop ici : un guillemet, un crochet ou une accolade est mal placé.',
  BLOCK_IN_FLOW: 'Une liste à tirets ne peut pas se trouver entre crochets ou accolades.',
  MULTIPLE_DOCS: 'Le fichier contient plusieurs documents séparés par « --- » : un seul est permis.',
  TAG_RESOLVE_FAILED: 'Les étiquettes YAML (« ! ») ne sont pas acceptées.',
  BAD_ALIAS: 'Un renvoi YAML (« * ») est mal écrit.',
}

/** The French sentence for an error code of the yaml package; `word` is the text found at the place of the error. */
export function yamlSentence(code: string, word: string): string {
  if (code === 'DUPLICATE_KEY') return `La clé ${quoted(word)} est écrite deux fois dans la même section.`
  return SENTENCES[code] ?? 'La ligne n’est pas du YAML lisible.'
}
