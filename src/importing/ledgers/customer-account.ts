// Which accounts are customer accounts. Prefixes are a setting; the exceptions are those of the plan comptable général.

// 412 and 418 are accruals, 4196 returnable packaging, 4198 discounts to grant: none of them is a debt of a customer.
const NEVER = ['412', '418', '4196', '4198']

/** Whether lines of this account are kept. @param prefixes the dossier's customer accounts ("411", "413"...). */
export function isCustomerAccount(account: string, prefixes: readonly string[]): boolean {
  return prefixes.some((prefix) => account.startsWith(prefix)) && !NEVER.some((prefix) => account.startsWith(prefix))
}
