// How messages that are looked at stand on a page.

export const ARRIVING = `.arrives { border: 1px solid var(--line); background: #fff; width: 100%; display: block; }
iframe.arrives { resize: vertical; color-scheme: light; }
.pages svg { display: block; width: 100%; height: auto; border: 1px solid var(--line); margin-bottom: .75rem;
  font-family: "Noto Sans", "Segoe UI", Roboto, Arial, sans-serif; }
pre { white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--line); padding: .6rem .8rem; font: inherit; font-size: .9rem; }
.todo { border-left: .3rem solid var(--s3); padding: .1rem .8rem; background: var(--band); }
`
