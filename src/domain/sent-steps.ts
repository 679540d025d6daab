// From a message to what history tells of each company in it: the items it was about, and the steps they took.
import type { DeliveredItem, Delivery } from './delivery.ts'
import { groupBy } from './group.ts'
import type { Reminder, SentStep } from './reminder.ts'

/** The items of a reminder as a delivery writes them down. One told for information was not asked for: its step has not left. */
export function deliveredItems({ items }: Pick<Reminder, 'items'>): DeliveredItem[] {
  return items
    .filter(({ forInformation }) => !forInformation)
    .map(({ key, customer, step, round }) => ({ key, ...(customer === undefined ? {} : { customer }), step, round }))
}

/**
 * The steps of a message, one for who got it and where (without items where it was about others alone), then one for each other company, in the
 * order its items come.
 */
export function stepsOf(
  { customer, items, step, channel, to, day }: Pick<Delivery, 'customer' | 'items' | 'step' | 'channel' | 'to' | 'day'>,
  status: SentStep['status'],
): SentStep[] {
  const byCompany = groupBy(items, (item) => item.customer ?? customer)
  const told = { step, channel, day, status }
  const own: SentStep = { customer, items: (byCompany.get(customer) ?? []).map(plain), ...told, to }
  byCompany.delete(customer)
  return [own, ...[...byCompany].map(([code, list]): SentStep => ({ customer: code, receiver: customer, items: list.map(plain), ...told }))]
}

function plain({ key, step, round }: DeliveredItem): SentStep['items'][number] {
  return { key, step, round }
}
