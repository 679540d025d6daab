// A mail server in a process of its own that takes whatever it is given and keeps nothing: says its port, then, for every line
// it reads, how many messages it has taken and how many milliseconds lie between the first and the last.
import { SMTPServer } from 'smtp-server'

let taken = 0
let first = 0
let last = 0
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['STARTTLS', 'AUTH'],
  disableReverseLookup: true,
  logger: false,
  onMailFrom(_address, _session, done) {
    if (first === 0) first = performance.now()
    done()
  },
  onData(stream, _session, done) {
    stream.resume()
    stream.on('end', () => {
      taken++
      last = performance.now()
      done(null)
    })
  },
})
server.on('error', () => undefined)
server.listen(0, '127.0.0.1', () => console.log(server.server.address().port))
process.stdin.on('data', () => {
  console.log(JSON.stringify({ taken, ms: last - first }))
  taken = 0
  first = 0
})
process.stdin.on('end', () => process.exit())
