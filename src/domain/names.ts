// Branded strings that name things, so that a customer code never lands where an item key is wanted.

declare const brand: unique symbol

/** The customer's code in the books: CompAuxNum where filled, else the sub-account, else the account's label. */
export type CustomerCode = string & { readonly [brand]: 'CustomerCode' }

/** Natural key of an item: customer, normalised reference, document day, signed cents, occurrence. */
export type ItemKey = string & { readonly [brand]: 'ItemKey' }

/** Name of a reminder: customer, round, step, channel and items, hashed. */
export type ReminderId = string & { readonly [brand]: 'ReminderId' }

export const customerCode = (text: string): CustomerCode => text as CustomerCode
export const itemKey = (text: string): ItemKey => text as ItemKey
export const reminderId = (text: string): ReminderId => text as ReminderId
