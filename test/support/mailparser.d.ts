// mailparser ships no types: the little the tests read of it.
declare module 'mailparser' {
  interface ParsedAddresses {
    readonly text: string
    readonly value: readonly { readonly name: string; readonly address?: string }[]
  }
  export interface ParsedMail {
    readonly headers: ReadonlyMap<string, unknown>
    readonly subject?: string
    readonly from?: ParsedAddresses
    readonly to?: ParsedAddresses
    readonly bcc?: ParsedAddresses
    readonly replyTo?: ParsedAddresses
    readonly messageId?: string
    readonly date?: Date
    readonly text?: string
    readonly html?: string | false
    readonly attachments: readonly { readonly filename?: string; readonly contentType: string; readonly content: Buffer }[]
  }
  export function simpleParser(source: Buffer | string): Promise<ParsedMail>
}
