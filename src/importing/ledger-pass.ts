// The former place of `Note`, until its readers have moved.
export type { Note } from './note.ts'
