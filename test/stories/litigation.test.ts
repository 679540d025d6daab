// The litigation file of a customer: what is asked ties with every other view, what proves it is there to the byte, what is missing is told,
// and no draft is drawn up that the law does not allow.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LitigationView } from '../../src/reporting/litigation/litigation.ts'
import type { StatementView } from '../../src/reporting/statement/view.ts'
import type { AgingView, HistoryView, PenaltiesView } from '../../src/reporting/views.ts'
import { contacts, newDossier, removeDossiers, type TempDossier, twinOf } from '../support/dossier.ts'
import { fec, receipt, sale } from '../support/fec.ts'
import { textOf } from '../support/pdf-text.ts'
import { plain } from '../support/runs.ts'

const INVOICE = '%PDF-1.4\nF1\n%%EOF\n'
const HOSTILE = '<script>alert(1)</script> =cmd|calc'

let reminded: TempDossier
beforeAll(async () => {
  reminded = newDossier({}, '2026-10-06')
  const books = [
    sale('C001', 'F1', '2026-09-01', 1_000_000),
    sale('C001', 'F2', '2026-09-01', 50_000),
    receipt('C001', '2026-09-20', 20_000, { ref: 'F2' }),
    sale('C002', 'F9', '2026-09-01', 70_000),
    // Never reminded.
    sale('D/../1', 'F20', '2026-10-01', 40_000),
    sale('C003', 'F30', '2026-10-01', 30_000),
    receipt('C003', '2026-11-02', 30_500),
    sale('C004', 'F40', '2026-11-15', 30_000),
  ]
  const people = contacts(['C001', 'C002', { code: 'D/../1', name: HOSTILE, email: 'd@d.example' }, 'C003', 'C004'])
  await reminded.ask(
    `import ${reminded.write('732829320FEC20261231.txt', fec(books))} ${reminded.write('contacts.csv', people)} --first-year`,
  )
  mkdirSync(join(reminded.folder, 'invoices'))
  writeFileSync(join(reminded.folder, 'invoices', 'F1.pdf'), INVOICE)
  writeFileSync(join(reminded.folder, 'invoices', 'F9.pdf'), '%PDF-1.4\nF9 of another\n%%EOF\n')
  for (const day of ['2026-10-06', '2026-10-16']) {
    reminded.day = day
    await reminded.ask('plan')
    await reminded.ask('send')
  }
  reminded.day = '2026-11-20'
}, 60_000)
afterAll(removeDossiers)

/** Every file under a folder, by path. */
function filesIn(folder: string): Map<string, Buffer> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = names.map((entry) => join(entry.parentPath, entry.name))
  return new Map(paths.map((path): [string, Buffer] => [path.slice(folder.length + 1), readFileSync(path)]).sort())
}

async function made(dossier: TempDossier, words: string): Promise<{ view: LitigationView; files: Map<string, Buffer> }> {
  const view = await dossier.ask<LitigationView>(`litigation ${words}`)
  return { view, files: filesIn(join(dossier.folder, view.folder)) }
}

const wordsOf = (files: Map<string, Buffer>, path: string) => plain(textOf(files.get(path) ?? Buffer.alloc(0))).replace(/\s+/g, ' ')
const petitionOf = (files: Map<string, Buffer>) =>
  plain(files.get('projets/requete-en-injonction-de-payer_PROJET.txt')?.toString('utf8') ?? '')
const draftOf = ({ drafts }: LitigationView, kind: string) => drafts.find((one) => one.kind === kind)
const lacks = ({ missing }: LitigationView, part: string) => missing.some(({ what }) => what.includes(part))
const whereOf = ({ missing }: LitigationView, part: string) => plain(missing.find(({ what }) => what.includes(part))?.where ?? '')

describe('a customer in business', () => {
  it('asks for what penalties, the aged balance and the statement say, to the cent', async () => {
    const { view, files } = await made(twinOf(reminded), 'C001')
    // Due on 1 October, 50 days late: 10 000,00 × 12,40 % × 50 ÷ 365 = 169,86 and 300,00 × 12,40 % × 50 ÷ 365 = 5,10; two fees of 40.
    expect(view.sums).toEqual({ principalCents: 1_030_000, creditsCents: 0, interestCents: 17_496, feeCents: 8_000, totalCents: 1_055_496 })
    const penalties = await reminded.ask<PenaltiesView>('penalties --customer C001')
    expect(penalties.totals).toEqual({ principalCents: 1_030_000, interestCents: 17_496, feeCents: 8_000, totalCents: 1_055_496 })
    const aging = await reminded.ask<AgingView>('aging --customer C001')
    const statement = await reminded.ask<StatementView>('statement C001')
    expect([view.balanceCents, aging.totals.balanceCents, statement.balanceCents]).toEqual([1_030_000, 1_030_000, 1_030_000])
    const petition = wordsOf(files, 'projets/requete-en-injonction-de-payer_PROJET.pdf')
    for (const told of [
      'F1',
      '10 300,00 €',
      '174,96 €',
      '02/10/2026',
      '12,40 %',
      '80,00 €',
      '10 554,96 €',
      'n’est pas un conseil juridique',
      '[à compléter : juridiction et ville]',
    ])
      expect(petition).toContain(told)
    expect(wordsOf(files, 'pieces/01_releve-de-compte.pdf')).toContain('10 300,00 €')
    expect(wordsOf(files, 'BORDEREAU.pdf')).toContain('10 554,96 €')
  })

  it('numbers the statement, its own invoices, the exact messages, their evidence and the calculation', async () => {
    const dossier = twinOf(reminded)
    const { view, files } = await made(dossier, 'C001')
    expect(view.exhibits.map(({ number, what, day, file }) => [number, what, day, file])).toEqual([
      [1, 'Relevé de compte du client', '2026-11-20', 'pieces/01_releve-de-compte.pdf'],
      [2, 'Facture F1', '2026-09-01', 'pieces/02_facture-F1.pdf'],
      [3, 'Première relance, e-mail', '2026-10-06', 'pieces/03_premiere-relance-2026-10-06.eml'],
      [4, 'Deuxième relance, e-mail', '2026-10-16', 'pieces/04_deuxieme-relance-2026-10-16.eml'],
      [
        5,
        'Historique de tout ce qui a été envoyé, messages exacts, empreintes et moyen de les vérifier',
        null,
        'pieces/05_preuves-d-envoi.zip',
      ],
      [6, 'Calcul des intérêts et de l’indemnité, à refaire à la main', '2026-11-20', 'pieces/06_calcul-des-penalites.pdf'],
    ])
    expect(files.get('pieces/02_facture-F1.pdf')?.toString()).toBe(INVOICE)
    const { events } = await dossier.ask<HistoryView>('history --customer C001')
    const digests = events.flatMap(({ detail }) => (typeof detail?.['message'] === 'string' ? [detail['message']] : []))
    const sha256 = (path: string) =>
      createHash('sha256')
        .update(files.get(path) ?? '')
        .digest('hex')
    expect([sha256('pieces/03_premiere-relance-2026-10-06.eml'), sha256('pieces/04_deuxieme-relance-2026-10-16.eml')]).toEqual([
      ...new Set(digests),
    ])
    expect(Object.keys(unzipSync(files.get('pieces/05_preuves-d-envoi.zip') ?? Buffer.alloc(0)))).toContain('chaine.txt')
    for (const [path, bytes] of files) expect(bytes.includes('F9 of another'), path).toBe(false)
    // What the accountant weighs is not an exhibit.
    expect(wordsOf(files, 'pieces/06_calcul-des-penalites.pdf')).not.toContain('Autres lectures')
  })

  it('tells what is missing and where to get it', async () => {
    const { view, files } = await made(twinOf(reminded), 'C001')
    const list = plain(files.get('A-COMPLETER.txt')?.toString('utf8') ?? '')
    for (const told of [
      'Facture F2 : son fichier n’a pas été trouvé',
      'SIREN du débiteur',
      'Commande, devis accepté',
      'Preuve de la livraison',
      'https://annuaire-entreprises.data.gouv.fr',
    ])
      expect(list).toContain(told)
    expect(lacks(view, 'Mise en demeure')).toBe(true)
    expect(draftOf(view, 'formal-notice')?.files).toEqual(['projets/mise-en-demeure_PROJET.pdf'])
    const draft = wordsOf(files, 'projets/mise-en-demeure_PROJET.pdf')
    for (const told of ['PROJET', 'n’a pas été envoyée', 'mettons en demeure', '10 554,96 €', 'au plus tard le 28 novembre 2026'])
      expect(draft).toContain(told)
    // A draft leaves no trace where what was sent is kept.
    expect((await reminded.ask<HistoryView>('history --customer C001')).events.some(({ step }) => step === 'formal-notice')).toBe(false)
  })

  it('of one invoice asks for that one alone', async () => {
    const { view, files } = await made(twinOf(reminded), 'C001 --ref F2')
    expect([view.sums.principalCents, view.sums.interestCents, view.sums.feeCents]).toEqual([30_000, 510, 4_000])
    expect([...files.keys()].some((path) => path.includes('facture-F1'))).toBe(false)
    const { code, stderr } = await reminded.run('litigation', 'C001', '--ref', 'F9')
    expect([code, plain(stderr)]).toEqual([
      4,
      'relance: Aucune pièce échue de C001 ne porte le numéro « F9 » au 20 novembre 2026.\n  → Pièces échues : F1, F2.\n',
    ])
  })

  it('of a past day holds what was true and sent by then', async () => {
    const dossier = twinOf(reminded)
    dossier.day = '2026-10-11'
    const { view, files } = await made(dossier, 'C001')
    expect(view.exhibits.map(({ what }) => what)).toContain('Première relance, e-mail')
    expect(view.exhibits.map(({ what }) => what)).not.toContain('Deuxième relance, e-mail')
    expect(lacks(view, 'Règlements reçus depuis le 11/10/2026, jour auquel ce dossier est arrêté')).toBe(true)
    // 10 days: 10 000,00 × 12,40 % × 10 ÷ 365 = 33,97; 300,00: 1,02.
    expect(view.sums.interestCents).toBe(3_499)
    expect(wordsOf(files, 'projets/requete-en-injonction-de-payer_PROJET.pdf')).toContain('situation au 11 octobre 2026')
  })

  it('after a formal notice gives that one, with what is noted of it, and drafts no other', async () => {
    const dossier = twinOf(reminded)
    for (const day of ['2026-10-19', '2026-11-02', '2026-11-17']) {
      dossier.day = day
      await dossier.ask('plan')
      await dossier.run('approve', '--all', '--by', 'Nadia')
      await dossier.ask('send')
    }
    const { events } = await dossier.ask<HistoryView>('history --customer C001')
    const id = events.find(({ step, channel }) => step === 'formal-notice' && channel === 'registered-letter')?.id ?? ''
    const before = await made(dossier, 'C001')
    expect(before.view.missing.some(({ what }) => what.includes('avis de réception'))).toBe(true)
    await dossier.run('history', 'set', id, '--tracking', '1A 234 567 8901 2', '--posted', '2026-11-17', '--received', '2026-11-17')
    const { view, files } = await made(dossier, 'C001')
    expect(view.folder).toBe('litigation/C001_2026-11-17_2')
    expect(view.missing.some(({ what }) => what.includes('avis de réception'))).toBe(false)
    const sent = draftOf(view, 'formal-notice')
    expect(sent?.files[0]).toMatch(/^pieces\/\d+_mise-en-demeure-2026-11-17\.pdf$/)
    expect(petitionOf(files)).toMatch(
      /Mise en demeure : 17 novembre 2026 \(pièce n° \d+\), 1A23456789012, postée le 17\/11\/2026, reçue le 17\/11\/2026/,
    )
  })
})

describe('where no petition is drawn up, and what is said instead', () => {
  const petitionOfRegime = async (regime: string) => {
    const dossier = twinOf(reminded)
    await dossier.run('customers', 'C001', '--regime', regime)
    return await made(dossier, 'C001')
  }

  it('a public body: never; its accountant and the mandate by authority', async () => {
    const { view, files } = await petitionOfRegime('public')
    const { files: drawn, reason } = draftOf(view, 'petition') ?? {}
    expect(drawn).toEqual([])
    for (const told of ['jamais contre un organisme public', 'mandatement d’office', 'comptable public'])
      expect(plain(reason ?? '')).toContain(told)
    expect([...files.keys()].filter((path) => path.startsWith('projets/'))).toEqual(['projets/demande-d-etat-de-paiement_PROJET.pdf'])
    expect(view.exhibits.length).toBeGreaterThan(3)
  })

  it('collective proceedings: the declaration of the claim, with the sums on the day of the judgment', async () => {
    const dossier = twinOf(reminded)
    await dossier.run('insolvency', 'C001', '--judgment', '2026-10-11', '--published', '2026-10-15')
    const { view, files } = await made(dossier, 'C001')
    expect(plain(draftOf(view, 'petition')?.reason ?? '')).toContain('procédure collective a été ouverte le 11 octobre 2026')
    expect(draftOf(view, 'formal-notice')?.files).toEqual([])
    const text = plain(files.get('projets/declaration-de-creance_PROJET.txt')?.toString('utf8') ?? '')
    // Interest to the day before the judgment, 9 days: 30,58 and 0,92.
    for (const told of [
      'Déclaration de créance'.toUpperCase(),
      '10 300,00 €',
      '31,50 €',
      '15 décembre 2026',
      '[à compléter : mandataire judiciaire',
    ])
      expect(text).toContain(told)
  })

  it('a debtor abroad: the European procedure is named, nothing is drafted', async () => {
    const { view } = await petitionOfRegime('abroad')
    expect(plain(draftOf(view, 'petition')?.reason ?? '')).toContain('1896/2006')
    expect(view.sums).toMatchObject({ interestCents: 0, feeCents: 0, totalCents: 1_030_000 })
    expect(lacks(view, 'F1 : ni intérêts ni indemnité')).toBe(true)
    expect(whereOf(view, 'F1 : ni')).toContain('Client à l’étranger sans taux prévu au contrat')
  })

  it('a consumer: no fee, neither merchants’ court; the two years are told', async () => {
    const { view, files } = await petitionOfRegime('consumer')
    expect(view.sums).toMatchObject({ principalCents: 1_030_000, interestCents: 0, feeCents: 0 })
    expect(lacks(view, 'deux ans')).toBe(true)
    expect(whereOf(view, 'F1 : ni')).toContain('aucun intérêt avant une mise en demeure')
    expect(petitionOf(files)).toContain('tribunal judiciaire')
    expect(petitionOf(files)).not.toMatch(/tribunal de commerce|40 €/)
  })

  it('a customer nobody knows the kind of: the principal alone, and that is told', async () => {
    const { view, files } = await petitionOfRegime('to-confirm')
    expect(view.sums).toMatchObject({ interestCents: 0, feeCents: 0, totalCents: 1_030_000 })
    expect(lacks(view, 'Qualité du débiteur')).toBe(true)
    expect(lacks(view, 'F1 : 209,86 € d’intérêts et d’indemnité calculés, non demandés')).toBe(true)
    expect(petitionOf(files)).toContain('aucun n’est demandé')
  })

  it('what may be time-barred is told, not decided', async () => {
    const dossier = twinOf(reminded)
    dossier.day = '2031-09-05'
    const { view } = await made(dossier, 'C001')
    expect(lacks(view, 'F1 : peut-être prescrite depuis le 01/09/2031 (au plus tôt, à vérifier)')).toBe(true)
    expect(draftOf(view, 'petition')?.reason).toBeNull()
  })

  it('a number that no font holds: the file without the letter, and why', async () => {
    const dossier = newDossier({}, '2026-11-20')
    await dossier.ask(`import ${dossier.write('732829320FEC20261231.txt', fec([sale('C001', 'F🦊1', '2026-09-01', 40_000)]))} --first-year`)
    const { view, files } = await made(dossier, 'C001')
    expect(draftOf(view, 'formal-notice')).toEqual({
      kind: 'formal-notice',
      files: [],
      reason: expect.stringContaining('« 🦊 » (U+1F98A)'),
    })
    expect(draftOf(view, 'petition')?.reason).toBeNull()
    expect([...files.keys()]).toContain('pieces/01_releve-de-compte.pdf')
  })

  it('nothing overdue, or more money than debt: no file at all', async () => {
    const none = await reminded.run('litigation', 'C004')
    expect([none.code, plain(none.stderr)]).toEqual([
      4,
      'relance: Rien n’est échu chez C004 au 20 novembre 2026 : il n’y a pas de dossier à réunir.\n  → Ce qu’il doit se voit par « relance statement C004 ».\n',
    ])
    const covered = await reminded.run('litigation', 'C003')
    expect([covered.code, plain(covered.stderr)]).toEqual([
      4,
      'relance: Les règlements et avoirs non affectés de C003 (305,00 €) couvrent ce qui est échu (300,00 €) : il n’y a rien à demander.\n  → Lettrez-les en comptabilité et importez de nouveau, puis relancez la commande.\n',
    ])
    expect(existsSync(join(reminded.folder, 'litigation'))).toBe(false)
  })
})

describe('on the disk', () => {
  it('is read by its owner alone, summed up, and the archive holds the same', async () => {
    const dossier = twinOf(reminded)
    const { view, files } = await made(dossier, 'C001')
    expect(statSync(join(dossier.folder, view.folder)).mode & 0o777).toBe(0o700)
    expect(statSync(join(dossier.folder, view.folder, 'BORDEREAU.pdf')).mode & 0o777).toBe(0o600)
    expect(statSync(join(dossier.folder, view.zip)).mode & 0o777).toBe(0o600)
    const zipped = unzipSync(readFileSync(join(dossier.folder, view.zip)))
    expect(Object.keys(zipped).sort()).toEqual([...files.keys()].map((path) => `C001_2026-11-20/${path}`).sort())
    for (const [path, bytes] of files) expect(Buffer.from(zipped[`C001_2026-11-20/${path}`] ?? []).equals(bytes), path).toBe(true)
    const sums = files.get('SHA256SUMS')?.toString() ?? ''
    expect(sums).toContain(
      `${createHash('sha256')
        .update(files.get('BORDEREAU.pdf') ?? '')
        .digest('hex')}  BORDEREAU.pdf\n`,
    )
  })

  it('is not written twice the same day, and never over what somebody changed', async () => {
    const dossier = twinOf(reminded)
    const first = await made(dossier, 'C001')
    const again = await made(dossier, 'C001')
    expect([first.view.unchanged, again.view.unchanged, again.view.folder]).toEqual([false, true, 'litigation/C001_2026-11-20'])
    const petition = join(dossier.folder, first.view.folder, 'projets/requete-en-injonction-de-payer_PROJET.txt')
    appendFileSync(petition, 'relu par Me Durand')
    const third = await made(dossier, 'C001')
    expect([third.view.unchanged, third.view.folder]).toEqual([false, 'litigation/C001_2026-11-20_2'])
    expect(readFileSync(petition, 'utf8')).toContain('relu par Me Durand')
  })

  it('goes where it is asked to, unless something else is there', async () => {
    const dossier = twinOf(reminded)
    const out = join(dirname(dossier.folder), 'contentieux')
    const zip = join(dirname(dossier.folder), 'avocat.zip')
    expect((await dossier.run('litigation', 'C001', '--out', out, '--zip', zip)).code).toBe(0)
    expect([readdirSync(out).sort(), existsSync(zip)]).toEqual([
      ['A-COMPLETER.txt', 'BORDEREAU.pdf', 'SHA256SUMS', 'pieces', 'projets', 'travail'],
      true,
    ])
    const other = await dossier.run('litigation', 'C002', '--out', out)
    expect([other.code, plain(other.stderr)]).toEqual([
      4,
      `relance: ${out} – Il y a déjà autre chose à cet endroit : rien n’a été écrit.\n  → Donnez un autre endroit avec --out ou --zip, ou déplacez ce qui s’y trouve.\n`,
    ])
    const named = await dossier.run('litigation', 'C001', '--zip', 'avocat.rar')
    expect([named.code, plain(named.stderr)]).toEqual([
      2,
      'relance: --zip : « avocat.rar » n’est pas le nom d’une archive .zip.\n  → Écrivez par exemple --zip contentieux.zip.\n',
    ])
  })

  it('of a customer called anything stays in its folder, and his name is text', async () => {
    const dossier = twinOf(reminded)
    const { view, files } = await made(dossier, 'D/../1')
    expect(view.folder).toMatch(/^litigation\/D-1-[0-9a-f]{8}_2026-11-20$/)
    expect(wordsOf(files, 'projets/requete-en-injonction-de-payer_PROJET.pdf')).toContain('<script>alert(1)</script> =cmd|calc')
  })

  it('without room leaves nothing behind', async () => {
    const dossier = twinOf(reminded)
    const disk = mkdtempSync(join(tmpdir(), 'relance-plein-'))
    // Without the right to mount a small disk there is nothing to see.
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]).status !== 0) return expect(readdirSync(disk)).toEqual([])
    try {
      const { code, stderr } = await dossier.run('litigation', 'C001', '--out', join(disk, 'contentieux'))
      expect([code, plain(stderr)]).toEqual([
        8,
        `relance: ${join(disk, 'contentieux')} – Le fichier n’a pas pu être écrit. Il n’y a plus de place pour écrire ce fichier.\n  → Libérez de la place sur le disque (ou augmentez votre quota), puis relancez la commande.\n`,
      ])
      expect(readdirSync(disk)).toEqual([])
    } finally {
      spawnSync('umount', [disk])
    }
  })
})
