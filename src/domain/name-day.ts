// The day, or the month, that the name of a file tells: of a period its end. Pure.
import { dayFrom } from './day.ts'

const YEAR = '20\\d\\d'
const TWO = '\\d\\d'
/** Days as exports write them, with the time of the day behind or not; digits that touch others are none. */
const DAYS = [
  new RegExp(`(?<!\\d)(?<year>${YEAR})([-_. ]?)(?<month>${TWO})\\2(?<day>${TWO})(?:\\d{4}|\\d{6})?(?!\\d)`, 'g'),
  new RegExp(`(?<!\\d)(?<day>${TWO})([-_. ]?)(?<month>${TWO})\\2(?<year>${YEAR})(?!\\d)`, 'g'),
]
const MONTHS = [
  new RegExp(`(?<!\\d|\\d[-_. ])(?<year>${YEAR})[-_. ]?(?<month>${TWO})(?![-_. ]?\\d)`, 'g'),
  new RegExp(`(?<!\\d|\\d[-_. ])(?<month>${TWO})[-_. ]?(?<year>${YEAR})(?![-_. ]?\\d)`, 'g'),
]

/**
 * '2026-11-20', or '2026-11' where a name tells a month alone; null where it tells neither. Months in words are not read: they tell no year.
 * @param name without folder and extension
 */
export function nameDay(name: string): string | null {
  return latest(name, DAYS) ?? latest(name, MONTHS)
}

function latest(name: string, forms: readonly RegExp[]): string | null {
  const found = forms.flatMap((form) =>
    [...name.matchAll(form)].flatMap(({ groups }) => {
      const day = dayFrom(Number(groups?.year), Number(groups?.month), Number(groups?.day ?? 1))
      return day === null ? [] : [groups?.day === undefined ? day.slice(0, 7) : day]
    }),
  )
  return found.sort().at(-1) ?? null
}
