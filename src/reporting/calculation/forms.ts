// Which forms of file a calculation sheet has.

/** Extensions of the forms, in the order in which people are told them. */
export const CALCULATION_FORMS = ['pdf', 'html', 'csv', 'xlsx'] as const
export type CalculationForm = (typeof CALCULATION_FORMS)[number]

/** The form that a file's name asks for, or null when it is none. Capitals do not matter. */
export function calculationForm(file: string): CalculationForm | null {
  const extension = /\.([^.]+)$/.exec(file)?.[1]?.toLowerCase()
  return CALCULATION_FORMS.find((form) => form === extension) ?? null
}
