// How long a firm message leaves to pay.

/** Days from the day of the message to the last day to pay, inclusive (usage; no text sets them). */
export const DAYS_TO_PAY = 8
