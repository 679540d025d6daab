// What makes groups under one payer impossible: a company in two places, a payer that somebody else pays for.
// Knows the codes as written; whether a customer has one is told by `relance check`.

interface WrittenGroup {
  readonly payer: string
  readonly members: readonly string[]
}

interface GroupFault {
  /** Within the list of groups. */
  readonly path: readonly (number | string)[]
  /** A French sentence, to be read after the key. */
  readonly message: string
}

/** One fault per code too many, in the order of the file; empty when each company has one payer, who pays for himself. */
export function groupFaults(groups: readonly WrittenGroup[]): GroupFault[] {
  const payers = new Map<string, number>()
  const members = new Map<string, number>()
  const faults: GroupFault[] = []
  groups.forEach(({ payer }, index) => {
    const other = payers.get(payer)
    if (other === undefined) payers.set(payer, index)
    else
      faults.push({
        path: [index, 'payer'],
        message: `le client ${payer} paie déjà pour le groupe ${other + 1}. Réunissez les deux groupes.`,
      })
  })
  groups.forEach((group, index) => {
    group.members.forEach((code, place) => {
      const message = memberFault(code, group, payers, members.get(code), index)
      if (message !== null) faults.push({ path: [index, 'members', place], message })
      if (!members.has(code)) members.set(code, index)
    })
  })
  return faults
}

function memberFault(
  code: string,
  { payer }: WrittenGroup,
  payers: ReadonlyMap<string, number>,
  other: number | undefined,
  index: number,
): string | null {
  if (code === payer) return `le client ${code} est le payeur de ce groupe : ne l’écrivez pas aussi parmi ses membres.`
  const paid = payers.get(code)
  if (paid !== undefined) return `le client ${code} paie pour le groupe ${paid + 1} : un payeur ne peut pas être membre d’un autre groupe.`
  if (other === index) return `le client ${code} figure deux fois dans ce groupe.`
  return other === undefined ? null : `le client ${code} est déjà membre du groupe ${other + 1} : un client n’a qu’un payeur.`
}
