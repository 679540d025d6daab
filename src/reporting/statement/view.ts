// What `relance statement` answers with (--json): the statement with what holds its items. Names here are read by other programs.
import type { Cents } from '../../domain/cents.ts'
import type { IsoDay } from '../../domain/day.ts'
import type { CustomerCode } from '../../domain/names.ts'
import type { ControlAmounts, ItemView } from '../views.ts'
import type { StatementAccount, StatementRow } from './statement.ts'

export interface StatementItemView extends StatementRow {
  /** What keeps it from being reminded, as `relance items` says it; null: nothing. */
  readonly held: ItemView['held']
}

export interface StatementView {
  readonly date: IsoDay
  readonly customer: CustomerCode
  readonly name: string
  readonly booksAsOf: IsoDay | null
  /** What is open, debits first. */
  readonly items: readonly StatementItemView[]
  readonly debitsCents: Cents
  /** Negative or zero. */
  readonly creditsCents: Cents
  readonly overdueCents: Cents
  readonly movements: StatementAccount
  /** That of the aged balance. */
  readonly balanceCents: Cents
  readonly control: ControlAmounts
}
