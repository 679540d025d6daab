// The names French packages give to the columns of their CSV exports, by role, without accents or spaces.
// `strong`: that name decides. `weak`: that name proposes, and the values must look right. Within a role the better name
// comes first. `NEVER`: names that look right and are wrong. Data only.
import type { Role } from './columns.ts'

export interface Names {
  readonly strong: string
  readonly weak?: string
}

// biome-ignore format: one role per paragraph
export const NAMES: Readonly<Record<Role, Names>> = {
  journal: { strong: 'journal codejournal journalcode jnl jal cj codej jnal journalcomptable', weak: 'typejournal' },
  journal_name: { strong: 'journallib libellejournal libelledujournal intitulejournal' },
  entry_number: { strong: 'ecriturenum necriture numeroecriture numecriture nmouvement numeromouvement entrynumber' },
  entry_date: { strong: 'ecrituredate dateecriture datedecriture datecomptable datedecomptabilisation', weak: 'date jour dateoperation datedoperation datedepiece datepiece' },
  account: { strong: 'compte nocompte numcompte ncompte ndecompte numerodecompte numerocompte comptegeneral ncomptegeneral numerocomptegeneral comptenum comptecomptable cptg account accountcode glaccount codecompte' },
  account_name: { strong: 'comptelib libellecompte libelledecompte libelleducompte intitulecompte intituleducompte' },
  customer_code: { strong: 'codecomptaclient codeclient noclient numclient notiers numtiers codetiers comptetiers ncomptetiers numerotiers ntiers nclient numeroclient identifiantclient identifiantdutiers compauxnum compteauxnum compteauxiliaire ncompteauxiliaire numerodecompteauxiliaire auxiliaire cpta codecomptableduclient compteclient ctnum customerid clientnumber customernumber accountnumber referenceclient refclient', weak: 'code tiers compte customer client idnumber partenaireid' },
  customer_name: { strong: 'cliententetedebloc nomduclient nomclient client raisonsociale raisonsocialeclient nomtiers nomdutiers intituledutiers intituletiers ctintitule tiersprincipal compauxlib compteauxlib libelledecompteauxiliaire nomdelentreprise nomdentreprise entreprise societe nomsociete nomdaffichagedupartenaire nomdaffichagedupartenairedelafacture partenaire acheteur buyername destinataire debiteur clientname customername customerfullname customer companyname company invoicepartnerdisplayname partner organization displayname billto clientfullname', weak: 'nom name intitule tiers libelledecompte libellecompte comptelib' },
  piece_ref: { strong: 'pieceref nopiece numpiece numerodelapiece npiece ndepiece numerodepiece numeropiece refpiece referencepiece piece1 ndoc document piece2 refd numerodepieceinterne numerodepieceexterne npieceinterne piecen pieceno piecenum', weak: 'piece reference ref' },
  invoice_number: { strong: 'numerodefacture numerofacture nfacture ndefacture numfacture nofacture reffacture referencefacture numerofactureclient nfactureexterne facturen invoicenumber invoiceno invoicenum invoiceref invnumber invoice referencedelafacture refdelafacture', weak: 'numero number num no facture piece npiece ndepiece numerodepiece numeropiece pieceref numerodedocument documentnumber reference ref libelledepiece details piecen pieceno piecenum entry element' },
  invoice_date: { strong: 'datedefacture datefacture datefacturation datedefacturation datedemission dateemission datedelafacture datepiece datedepiece piecedate invoicedate invoicebilldate dateissued issuedate issued documentdate datedocument dateinvoice', weak: 'date dateecriture ecrituredate created datecreationfacture jour datedecriture dateutc createdutc dateoperation datedevaleur datevaleur du' },
  due_date: { strong: 'datedecheance dateecheance echeance echeancefacture datelimite datelimitedepaiement datelimitereglement datelimitedereglement datelimitreglmt dath duedate due paymentduedate datematurity maturitydate paymentto datedereglementprevue apayeravantle payablele duedateutc datedechance', weak: 'datedecheanceinitiale expectedpaymentdate expecteddate ech partialduedate' },
  label: { strong: 'libelle libelleecriture libelledelecriture ecriturelib libellemouvement libelleoperation libelledeligne libelledepiece designation objet reflabel description memo memodescription label', weak: 'detail commentaire notes intitule' },
  debit: { strong: 'debit montantdebit mouvementdebit debiteur debiteuros debits debitetoucredit', weak: 'd' },
  credit: { strong: 'credit montantcredit mouvementcredit crediteur crediteuros credits', weak: 'c' },
  signed_amount: { strong: 'montant montantsigne amount mont' },
  sign: { strong: 'sens dc debitcredit codc sensdebitcredit', weak: 's typedemouvement' },
  lettering: { strong: 'lettrage let lettr lettre codelettrage ecriturelet letter clet rec identifiantdelettrage matching', weak: 'lettragemontant rapprochement pointage' },
  lettering_date: { strong: 'datelet datedelettrage datelettrage datl' },
  foreign_amount: { strong: 'montantdevise montantendevise' },
  currency: { strong: 'devise codedevise idevise monnaie currency currencycode deviseducompte customercurrency paymentcurrency', weak: 'cur' },
  amount_incl_tax: { strong: 'montantttc totalttc ttc montanttotalttc totalgeneralttc montanttoutestaxes prixttc netapayer totalamountinclvat grossamount amountincltax totalsigned totalsigne totalsigneendevises montantdelafacture montantfacture totalfacture totaldelafacture invoiceamount invoicetotal grandtotal totalamount', weak: 'montant total amount original valeur' },
  amount_excl_tax: { strong: 'montantht totalht ht montanttotalht totalgeneralht untaxedamountsigned untaxedamount subtotal subtotalamount netamount amountht' },
  amount_paid: { strong: 'montantregle montantpaye dejaregle dejapaye regle paye encaisse montantencaisse totalregle acomptedejaverse amountpaid paidtodate paid amountpaidamount amountpayment montantreglement', weak: 'acompte applied partialdeposit' },
  balance: { strong: 'resteapayer restearegler resteaencaisser restedu restantdu montantdu montantduttc soldedu solderestant soldeapayer reliquat montantrestant encours residuel residual amountresidual amountremaining balancedue balancedueamount openbalance openamount outstanding outstandingamount remaining', weak: 'solde balance amountdue' },
  balance_debit: { strong: 'soldedebit soldedebiteur' },
  balance_credit: { strong: 'soldecredit soldecrediteur' },
  line_total: { strong: 'linetotal totalligne totaldelaligne montantttcligne' },
  paid_flag: { strong: 'facturepayee invoicepaid', weak: 'paid payee reglee' },
  installment: { strong: 'neche necheance numerodecheance echeancen' },
  status: { strong: 'statut statutfacture statutdelafacture etat etatdelafacture etatfacture statutdepaiement statutpaiement etatdupaiement etatpaiement status invoicestatus paymentstatus paymentstate documentstatus statutreglement', weak: 'state closed' },
  document_type: { strong: 'typededocument typedocument typedepiece typepiece type naturepiece transactiontype documenttype typedetransaction movetype cnpi', weak: 'nature' },
  payment_date: { strong: 'datedepaiement datepaiement datedereglement datereglement payele reglele recule dateencaissement datedencaissement paymentdate paidat datepaid lastpaymentdate datedesolde paidatutc datepayment' },
  email: { strong: 'email mail courriel adressemail adresseemail emails emailfacturation mailfacturation emailclient mailclient customeremail emailrecipient emailduresponsable billingemail emailcomptabilite email1 email2' },
  phone: { strong: 'telephone tel telclient telephoneclient telephonebureau telephone1 portable mobile gsm phone workphone mobilephone billingphone customerphone' },
  contact_name: { strong: 'contact interlocuteur contactfacturation nomducontact nomcontact contactname procontactname billingattention' },
  first_name: { strong: 'prenom firstname contactfirstname' },
  last_name: { strong: 'nomdefamille lastname contactlastname' },
  address1: { strong: 'adresse adresse1 adressefacturation adressedefacturation rue ruefacturation voie address address1 addressline1 billingstreet billingaddress street invoicestreet1 1ereligneadresse' },
  address2: { strong: 'adresse2 complement complementdadresse complementadresse complementadressefacturation address2 addressline2 billingstreet2 invoicestreet2 complementruefacturation', weak: 'adresse3 adresse4' },
  postcode: { strong: 'codepostal cp codepostalclient codepostalfacturation codepostaldefacturation zip zipcode postcode postalcode billingpostalcode billingcode invoicepostcode' },
  city: { strong: 'ville villeclient villefacturation villedefacturation commune localite city town billingcity invoicecity' },
  country: { strong: 'pays codepays paysalpha2 paysfacturation paysdefacturation country countrycode billingcountry invoicecountry' },
  siren: { strong: 'siren nsiren numerosiren', weak: 'profid1 idnumber identifiant' },
  siret: { strong: 'siret nsiret numerosiret siretclient prosiret', weak: 'profid2 registrationnumber' },
  payment_terms: { strong: 'conditionsdereglement conditiondereglement conditionsdepaiement conditiondepaiement delaidepaiement delaidepaiementpardefaut delaidereglement modalitesdereglement paymentterms paymenttermslabel terms dueperiod netterms', weak: 'conditions delai' },
  regime: { strong: 'regime typeclient typedeclient categorieclient' },
  language: { strong: 'langue language lang' },
  scenario: { strong: 'scenario scenarioderelance profilderelance' },
}

// Names that hold a role's word and are something else: a payment day is no due date, a running balance no balance.
// biome-ignore format: one role per line
export const NEVER: Readonly<Partial<Record<Role, string>>> = {
  due_date: 'datedereglement datereglement datedepaiement datepaiement paymentdate paidat echeancier preecheance',
  balance: 'soldeprogressif soldemouvement soldebancaire runningbalance accountbalance soldeinitial',
}

/** Names too short to say anything by themselves: they count only in a table where another column has that role. */
export const BESIDE: Readonly<Partial<Record<Role, Readonly<Record<string, Role>>>>> = {
  // « Facture du », « Échéance »; « Dû » alone would be an amount.
  invoice_date: { du: 'due_date' },
}
