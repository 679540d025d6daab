// What makes a list of assignees impossible: a customer whose debts would belong to two of them.
// Or one message that would speak of debts of two owners.

interface WrittenAssignee {
  readonly name: string
  readonly customers: readonly string[]
}

interface AssigneeFault {
  /** Within the list of assignees. */
  readonly path: readonly (number | string)[]
  /** A French sentence, to be read after the key. */
  readonly message: string
}

/** One fault per code too many, in the order of the file. */
export function assigneeFaults(assignees: readonly WrittenAssignee[]): AssigneeFault[] {
  const owners = new Map<string, string>()
  const faults: AssigneeFault[] = []
  assignees.forEach(({ name, customers }, index) => {
    customers.forEach((code, place) => {
      const owner = owners.get(code)
      if (owner === undefined) owners.set(code, name)
      else faults.push({ path: [index, 'customers', place], message: `les créances sur le client ${code} sont déjà cédées à ${owner}.` })
    })
  })
  return faults
}

/** Companies that one message may speak of are to be paid to the same account: one fault per group that is not. */
export function mixedGroups(
  groups: readonly { payer: string; members: readonly string[] }[],
  assignees: readonly WrittenAssignee[],
): AssigneeFault[] {
  const ownerOf = (code: string) => assignees.find(({ customers }) => customers.includes(code))?.name ?? null
  return groups.flatMap(({ payer, members }, index) => {
    const other = members.findIndex((code) => ownerOf(code) !== ownerOf(payer))
    if (other < 0) return []
    const message = `les créances sur ${payer} et sur ${members[other]} n’ont pas le même cessionnaire : un seul message ne peut pas les réclamer ensemble. Séparez ces sociétés, ou cédez-les toutes au même.`
    return [{ path: [index, 'members', other], message }]
  })
}
