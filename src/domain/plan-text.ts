// French typography of the plan's sentences, put in one place so that their sources stay readable.

/** No-break space before : ; ? ! and », and after « ; the rest of the text is left as it is. */
export function frenchSpaces(text: string): string {
  return text.replace(/ ([:;?!»])/g, '\u00a0$1').replaceAll('« ', '«\u00a0')
}
