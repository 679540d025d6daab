// Runs relance with an SMTP server that takes the message and breaks off before saying so.
// Writes the server's port into relance.yaml, from a copy without any smtp section (first argument).
import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'

const [settings, ...words] = process.argv.slice(2)
const answers = { EHLO: '250 bonjour', DATA: '354 allez-y', QUIT: '221 merci' }
const server = createServer((socket) => {
  let inMessage = false
  socket.on('error', () => socket.destroy())
  socket.write('220 essai\r\n')
  socket.on('data', (bytes) => {
    if (inMessage) return socket.destroy()
    const verb = String(bytes).slice(0, 4).toUpperCase()
    inMessage = verb === 'DATA'
    socket.write(`${answers[verb] ?? '250 ok'}\r\n`)
  })
})
server.listen(0, '127.0.0.1', () => {
  const smtp = `smtp: { host: 127.0.0.1, port: ${server.address().port}, security: none }`
  writeFileSync('relance.yaml', `${readFileSync(settings, 'utf8')}\n${smtp}\n`)
  spawn('relance', words, { stdio: 'inherit' }).on('close', (code) => process.exit(code))
})
