// The one document that stands for a customer's whole balance when nothing is known of its invoices (an aged balance).

/** Its number; what bears it is shown in the balance, never reminded, and bears no penalty. */
export const LUMP_NUMBER = 'Solde sans détail'
