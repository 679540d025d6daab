// The points of `relance check` about what people chose: scenarios of customers, groups, the pilot, observation. Names that nobody has are told
// with the nearest one.
import type { IsoDay } from '../domain/day.ts'
import { nearestWords } from '../domain/edit-distance.ts'
import { plural } from '../domain/format.ts'
import { customerCodes } from '../ledger/customers.ts'
import { type CheckLine, error, ok, warning } from './check-line.ts'
import type { Dossier } from './dossier.ts'
import { unknownScenariosOf } from './unknown-scenarios.ts'

type Check = (dossier: Dossier, day: IsoDay) => CheckLine

export const CHOICE_CHECKS: readonly Check[] = [customerScenarioLine, groupLine, assigneeLine, pilotLine, validationLine, shadowLine]

/** Letters that may be wrong in a customer's code. */
const NEAR = 2

function customerScenarioLine({ ledger, settings }: Dossier): CheckLine {
  const unknown = unknownScenariosOf(ledger, settings)
  if (unknown.length === 0) return ok('customer-scenarios', 'Chaque scénario donné à un client existe.')
  return error('customer-scenarios', `${unknown.join(' ')} Corrigez : relance customers CODE --scenario NOM, ou vos contacts.`)
}

function groupLine({ settings, ledger }: Dossier): CheckLine {
  const { groups } = settings
  if (groups.length === 0) return ok('groups', 'Chaque client paie pour lui-même : aucun groupe n’est déclaré.')
  const unknown = unknownCodes(
    groups.flatMap(({ payer, members }) => [payer, ...members]),
    customerCodes(ledger),
  )
  if (unknown === null)
    return ok('groups', `${groups.length} ${plural(groups.length, 'groupe', 'groupes')} sous un même payeur, tous de clients connus.`)
  return warning('groups', `groups : ${unknown}`)
}

function assigneeLine({ settings, ledger }: Dossier): CheckLine {
  const { assignees } = settings
  if (assignees.length === 0) return ok('assignees', 'Aucun client dont les créances soient cédées (assignees).')
  const codes = assignees.flatMap(({ customers: assigned }) => assigned)
  const unknown = unknownCodes(codes, customerCodes(ledger))
  if (unknown !== null) return warning('assignees', `assignees : ${unknown}`)
  return ok(
    'assignees',
    `Les créances sur ${codes.length} ${plural(codes.length, 'client sont cédées : son règlement va', 'clients sont cédées : leurs règlements vont')} à ${assignees.map(({ name }) => name).join(', ')}.`,
  )
}

function pilotLine({ settings, ledger }: Dossier): CheckLine {
  const { pilot } = settings.reminders
  if (pilot.length === 0) return ok('pilot', 'Aucune liste pilote : les plans sont ceux de tous les clients.')
  const unknown = unknownCodes(pilot, customerCodes(ledger))
  if (unknown !== null) return warning('pilot', `reminders.pilot : ${unknown}`)
  return ok(
    'pilot',
    `Liste pilote de ${pilot.length} ${plural(pilot.length, 'client', 'clients')}, pour « relance plan --pilot » et « relance send --pilot ».`,
  )
}

function validationLine({ settings }: Dossier): CheckLine {
  const { validatedBy } = settings.reminders
  if (validatedBy === null) return ok('validation', 'Vos approbations suffisent : aucune validation du client n’est demandée.')
  return ok(
    'validation',
    `Rien ne part sans la validation de ${validatedBy} (reminders.validatedBy) : relance approve --ask la demande, relance approve --all --validated-by NOM la note.`,
  )
}

function shadowLine({ settings }: Dossier): CheckLine {
  if (!settings.reminders.shadow) return ok('shadow', 'Les relances prévues et approuvées partent : le mode d’observation n’est pas mis.')
  return warning(
    'shadow',
    'Mode d’observation : les plans sont gardés et rien ne part. Pour envoyer, mettez reminders.shadow à false dans relance.yaml.',
  )
}

/** Which of the codes no customer has, with the nearest ones; null when all are known. */
function unknownCodes(codes: readonly string[], known: readonly string[]): string | null {
  const unknown = [...new Set(codes.filter((code) => !known.some((one) => one === code)))]
  if (unknown.length === 0) return null
  const told = unknown.map((code) => {
    // A figure apart is another customer, not a slip.
    const [near] = /\d/.test(code) ? [] : nearestWords(code.toUpperCase(), known, NEAR)
    return near === undefined ? code : `${code} (vouliez-vous dire ${near} ?)`
  })
  return `aucun client n’a ${plural(unknown.length, 'le code', 'les codes')} ${told.join(', ')}. Les codes sont ceux de la comptabilité : voyez « relance customers ».`
}
