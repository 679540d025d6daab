import { describe, expect, it } from 'vitest'
import { explainMailError, type MailError } from '../../src/delivery/mail-errors.ts'

const said = (error: MailError): string => explainMailError(error, 'smtp.brunet.example')
const replied = (command: string, response: string, code = 'EENVELOPE'): MailError => ({
  code,
  command,
  response,
  responseCode: Number(response.slice(0, 3)),
  message: response,
})

describe('what people are told of a mail server', () => {
  it.each<[MailError, string]>([
    [{ code: 'EDNS', originalCode: 'ENOTFOUND', message: 'getaddrinfo ENOTFOUND' }, 'est introuvable (DNS). Vérifiez « smtp.host »'],
    [{ code: 'EDNS', originalCode: 'EAI_AGAIN' }, 'n’a pas pu être résolu (DNS). Vérifiez la connexion à Internet'],
    [
      { code: 'ESOCKET', originalCode: 'ECONNREFUSED', message: 'connect ECONNREFUSED 10.0.0.1:25' },
      'refuse la connexion. Vérifiez « smtp.host » et « smtp.port »',
    ],
    [{ code: 'ESOCKET', originalCode: 'EHOSTUNREACH' }, 'est injoignable. Vérifiez la connexion à Internet ou le pare-feu.'],
    [{ code: 'ETIMEDOUT', message: 'Greeting never received' }, 'ne répond pas dans le temps prévu. Vérifiez le port et le pare-feu'],
    [{ code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT' }, 'n’est signé par aucune autorité connue.'],
    [{ code: 'ESOCKET', originalCode: 'CERT_HAS_EXPIRED' }, 'n’est plus (ou pas encore) valable.'],
    [{ code: 'ESOCKET', originalCode: 'ERR_TLS_CERT_ALTNAME_INVALID' }, 'est au nom d’un autre serveur.'],
    [replied('STARTTLS', '502 5.5.1 Not implemented', 'ETLS'), 'ne propose pas le chiffrement STARTTLS'],
    [replied('AUTH PLAIN', '535 5.7.8 Bad credentials', 'EAUTH'), 'refuse l’identifiant ou le mot de passe. Vérifiez « smtp.user »'],
    [replied('AUTH PLAIN', '534-5.7.9 Application-specific password required', 'EAUTH'), 'demande un mot de passe d’application.'],
    [replied('MAIL FROM', '530 5.7.0 Authentication required'), 'demande un identifiant avant d’accepter un message.'],
    [replied('MAIL FROM', '553 5.7.1 Sender address rejected'), 'refuse l’adresse d’expédition. Vérifiez « sender.from »'],
    [replied('RCPT TO', '550 5.1.1 User unknown'), 'L’adresse du destinataire n’existe pas'],
    [replied('RCPT TO', '550 5.7.1 Blocked by policy'), 'refuse le message par règle de sécurité'],
    [replied('RCPT TO', '552 5.2.2 Mailbox full'), 'La boîte du destinataire est pleine.'],
    [replied('RCPT TO', '452 4.2.2 Over quota'), 'La boîte du destinataire est pleine.'],
    [replied('RCPT TO', '450 4.7.1 Greylisted'), 'ne veut pas du message pour l’instant (liste grise, limite de débit…).'],
    [replied('DATA', '552 5.3.4 Message too big', 'EMESSAGE'), 'Le message est plus gros que ce que smtp.brunet.example accepte.'],
    [
      { code: 'EMESSAGE', message: 'Message size larger than allowed 10' },
      'Le message est plus gros que ce que smtp.brunet.example accepte.',
    ],
    [replied('DATA', '554 5.7.1 Spam message rejected', 'EMESSAGE'), 'refuse le message par règle de sécurité'],
    [replied('DATA', '554 5.0.0 Rejected', 'EMESSAGE'), 'refuse le message. Sa réponse dit pourquoi'],
    [
      replied('CONN', '421 4.7.0 Too many connections', 'EPROTOCOL'),
      'ferme la connexion (trop de connexions ou de messages, ou entretien).',
    ],
    [replied('CONN', '554 5.7.1 No service', 'EPROTOCOL'), 'ne veut pas parler à cet ordinateur.'],
    [{ code: 'ECONNECTION', message: 'Connection closed unexpectedly' }, 'a été coupée.'],
  ])('%j', (error, expected) => {
    expect(said(error)).toContain(expected)
    expect(said(error)).toContain(error.response === undefined ? '.' : `Réponse du serveur : « ${error.response} ».`)
  })

  it('quotes the server on one line, and not without end', () => {
    const text = said(replied('DATA', `554 ligne 1\r\nligne 2\u202e ${'x'.repeat(1000)}`))
    expect(text).toContain('« 554 ligne 1 ligne 2 xxx')
    expect(text.length).toBeLessThan(450)
  })

  it('says what it does not know as it came', () => {
    expect(explainMailError(new Error('quelque chose\nd’autre'), 'smtp.brunet.example')).toBe(
      'L’envoi par smtp.brunet.example a échoué : quelque chose d’autre.',
    )
    expect(explainMailError('rien', 'smtp.brunet.example')).toBe('L’envoi par smtp.brunet.example a échoué : rien.')
  })
})
