// Every command of the program at least once, in an order that makes sense in one dossier: what must hold of all of them is tried on these. A
// new command is to be added here; a test says so.

export interface CommandLine {
  readonly words: readonly string[]
  /** Servers of the settings it may speak to; absent: none. */
  readonly talks?: readonly ('smtp' | 'sms' | 'localhost')[]
  /** Programs of the machine it may ask; absent: none. */
  readonly programs?: readonly string[]
  /** Exit codes; absent: 0 or 6. */
  readonly codes?: readonly number[]
}

/** Asked whether the daily work is scheduled. */
const SCHEDULERS = ['systemctl', 'crontab', 'sh']

/**
 * C001 is written to by e-mail, C002 by SMS, C003 by letter; C004 is settled.
 * @param place a folder for what is written elsewhere than in the dossier; its `../inbox` holds nothing
 */
export function commandLines(place: string, books: readonly string[]): readonly CommandLine[] {
  const at = (name: string) => `${place}/${name}`
  const line = (words: string, more: Omit<CommandLine, 'words'> = {}): CommandLine => ({ words: words.split(' '), ...more })
  return [
    line('demo --fast'),
    line('status'),
    line(`init ${at('neuf')} --yes --name Neuf --email a@neuf.example --mail localhost --test`, { talks: ['localhost'], codes: [6] }),
    { words: ['import', ...books, '--first-year'] },
    line('check', { talks: ['smtp', 'sms'], programs: SCHEDULERS }),
    line('check --smtp', { talks: ['smtp'], programs: SCHEDULERS }),
    line('check --sms', { talks: ['smtp', 'sms'], programs: SCHEDULERS }),
    line('check --no-smtp', { programs: SCHEDULERS }),
    line('plan --dry-run --explain'),
    line(`plan --csv ${at('plan.csv')} --xlsx ${at('plan.xlsx')}`),
    line('plan --list'),
    line('preview'),
    line('approve --all'),
    line('send --dry-run'),
    line('send --to-me', { talks: ['smtp'] }),
    line('send', { talks: ['smtp', 'sms'] }),
    line('calls'),
    line('called C001 --result no-answer'),
    line('history --verify'),
    line(`history --customer C001 --export ${at('preuves.zip')}`),
    line('report'),
    line('report --xlsx'),
    line(`report --closing 2026-11-20 --csv ${at('cloture.csv')} --confirm C001`),
    line(`aging --csv ${at('balance.csv')}`),
    line(`items --all --xlsx ${at('pieces.xlsx')}`),
    line(`statement C001 --pdf ${at('releve.pdf')} --html ${at('releve.html')}`),
    line('show C001'),
    line(`penalties --customer C001 --ref F1 --sheet ${at('calcul.pdf')}`),
    line(`penalties --entries ${at('ecritures.txt')}`),
    line('forecast'),
    line('simulate --days 5'),
    line('litigation C001'),
    line('customers'),
    line('customers C001 --phone 0299000000'),
    line('promise C001 --until 2026-11-27'),
    line('received C001'),
    line('dispute C001 --reason manquant'),
    line('installments C001 --schedule 2026-12-15:1200,00'),
    line('pause C002 --until 2026-11-30'),
    line('hold C002 --as handed-over --to Durand'),
    line('insolvency C003 --judgment 2026-11-10'),
    line('release C001'),
    line('step C001 --replay --reason accord'),
    line('scenarios'),
    line('rates'),
    line('rates check'),
    line('due-date --issued 2026-11-20 --terms comptant'),
    line('schedule install --print --system systemd'),
    line('schedule status --system cron', { programs: ['crontab'] }),
    line('completion bash'),
    line('complete bash for'),
    line(`dossiers ${place}`),
    line('backup'),
    line('templates'),
    line('templates copy relance-1'),
    line('templates check'),
    line('templates fields relance-1'),
    line(`templates preview relance-1 --customer C001 --out ${at('apercu.html')}`),
    line(`backup --to ${at('copie.db')}`),
    line('daily --dry-run'),
    line('daily', { talks: ['smtp', 'sms'] }),
    line(`export-data C001 --out ${at('c001.json')}`),
    line('export-data C001'),
    line('forget C004'),
    line('forget C004 --yes'),
    line('forget C001 --yes', { codes: [4] }),
    line('show C404', { codes: [4] }),
    line('password --stdin', { codes: [2] }),
    line('import nulle-part.csv', { codes: [4] }),
    line('send --only C404', { codes: [4], talks: ['smtp', 'sms'] }),
    line('plan --rien', { codes: [2] }),
    line('password --remove'),
  ]
}
