// The names of columns in lists of customers: those only such lists have, and the exports whose words mislead.
// Squeezed names (no accents, no spaces). Data only; every other name is in the dictionary of all exports.
import type { Role } from '../columns/columns.ts'

/** Roles that lists of customers alone have. */
export type OwnRole =
  | 'contact_role'
  | 'account_manager'
  | 'order_reference'
  | 'payment_method'
  | 'vat_number'
  | 'customer_type'
  | 'credit_limit'

/** A role `--map` takes for a list of customers. */
export type ContactRole =
  | OwnRole
  | Extract<
      Role,
      | 'customer_code'
      | 'customer_name'
      | 'first_name'
      | 'last_name'
      | 'contact_name'
      | 'email'
      | 'phone'
      | 'siren'
      | 'siret'
      | 'address1'
      | 'address2'
      | 'postcode'
      | 'city'
      | 'country'
      | 'payment_terms'
      | 'regime'
      | 'language'
      | 'scenario'
    >

/** Each role in French, in the order people are told of them. */
export const CONTACT_WORDS: Readonly<Record<ContactRole, string>> = {
  customer_code: 'code du client',
  customer_name: 'nom du client',
  first_name: 'prénom',
  last_name: 'nom de famille',
  contact_name: 'nom du contact',
  contact_role: 'fonction du contact',
  email: 'adresse e-mail',
  phone: 'téléphone',
  address1: 'adresse',
  address2: 'complément d’adresse',
  postcode: 'code postal',
  city: 'ville',
  country: 'pays',
  siren: 'SIREN',
  siret: 'SIRET',
  vat_number: 'numéro de TVA',
  payment_terms: 'conditions de règlement',
  payment_method: 'mode de règlement',
  regime: 'régime',
  customer_type: 'type de client',
  language: 'langue',
  scenario: 'scénario de relance',
  account_manager: 'responsable du compte',
  order_reference: 'référence de commande',
  credit_limit: 'plafond d’encours',
}

// biome-ignore format: one role per line
export const CONTACT_NAMES: Readonly<Partial<Record<ContactRole, string>>> = {
  customer_code: 'codecomptable codecomptableclient identifiant numerodecompteclient ncompteclient',
  customer_name: 'libelleduclient libelleclient denomination denominationsociale nomcommercial organisation',
  phone: 'numerodetelephone ntelephone ntel telephonefixe telephoneportable telephonemobile telephone2 portable2 telfixe telportable emailtel billingphone fixe mobiles',
  email: 'email3 adressesemail adressesmail mails courriels emailducontact emailcontact emailid procontactemail emailcompta emailcomptable',
  address1: 'addressline rueetnumero adressepostale ligneadresse1 adresseligne1',
  address2: 'complementadressedefacturation complementdadressedefacturation billingaptsuite adresseligne2 ligneadresse2 lieudit',
  siret: 'siretfacturation numerodesiret ndesiret',
  siren: 'numerodesiren ndesiren',
  contact_role: 'fonction service role fonctionducontact serviceducontact roleducontact fonctioncontact rolecontact poste jobtitle',
  account_manager: 'responsable responsableclient responsabledecompte responsabledecompteclient responsableducompte chargedaffaires chargeedaffaires commercial gestionnaire gestionnairedecompte accountmanager salesperson suivipar collaborateur emailduresponsabledecompte',
  order_reference: 'referencecommande refcommande referencedecommande ncommande ndecommande numerocommande numerodecommande boncommande bondecommande nbondecommande ponumber purchaseorder orderreference nengagement numeroengagement numerodengagement engagement referencecontrat refcontrat ncontrat numerodecontrat numerocontrat',
  payment_method: 'modedepaiement modedereglement modereglement moyendepaiement moyendereglement methodedepaiement modepaiement paymentmethod paymentmode prelevement prelevementautomatique prelevementsepa directdebit',
  vat_number: 'ntva numerotva numerodetva ndetva tva tvaintracom tvaintracommunautaire ntvaintracom ntvaintracommunautaire numerotvaintracommunautaire numerodetvaintracommunautaire ndetvaintracommunautaire vatintra vatnumber vatno provatnumber taxid taxregistrationnumber customertaxregnumber',
  customer_type: 'type typeclient typedeclient typetiers typedetiers categorieclient customersubtype naturejuridique',
  credit_limit: 'plafond plafonddencours plafondencours plafonddecredit plafondcredit plafondautorise encoursautorise encoursmaximum encoursmaximumautorise encoursmaxi encoursmax encoursmaximal encoursplafond limitedecredit limitecredit limitedencours limiteencours creditautorise creditmaximum creditlimit',
  regime: 'regime regimeclient regimerelance',
}

/** An export whose words do not say what they hold. '-': a column that must not be read. */
export interface ContactLayout {
  readonly name: string
  /** Headers that together name it. */
  readonly signature: readonly string[]
  readonly roles: Readonly<Record<string, ContactRole | '-'>>
}

export const CONTACT_LAYOUTS: readonly ContactLayout[] = [
  {
    name: 'Indy',
    signature: ['nomdentreprise', 'nsiret', 'adressefacturation', 'adresselivraison', 'informationssupplementaires'],
    roles: { informationssupplementaires: '-' },
  },
  {
    name: 'Abby',
    signature: ['nom', 'prenom', 'adressedefacturation', 'codepostaldefacturation', 'paysdefacturation'],
    roles: { nom: 'last_name' },
  },
  {
    name: 'Upflow',
    signature: ['identifiantclient', 'codecomptableduclient', 'emailduresponsabledecompte'],
    // The plan of the other tool is none of our scenarios.
    roles: { nomduplanderelance: '-', nomdugroupe: '-', identifiantdugroupe: '-' },
  },
  { name: 'Dext', signature: ['libelleduclient', 'compteclient', 'adresseemail'], roles: {} },
  { name: 'iPaidThat', signature: ['nomdelentreprise', 'prenom', 'nom', 'numerodetelephone'], roles: { nom: 'last_name' } },
  {
    name: 'ouvretaferme',
    signature: ['privatefirstname', 'prolegalname', 'invoicestreet1'],
    // The e-mail of the invitation to its shop is not where invoices go.
    roles: {
      prolegalname: 'customer_name',
      procommercialname: 'customer_name',
      privatefirstname: 'first_name',
      privatelastname: 'last_name',
      prosiren: 'siren',
      invite: '-',
      groups: '-',
    },
  },
  {
    name: 'Logicall',
    signature: ['clerecherche', 'intermediaire', 'interlocuteur', 'datedentree'],
    roles: {
      client: 'customer_code',
      clerecherche: 'customer_code',
      nom: 'customer_name',
      telecopie: '-',
      famille: '-',
      intermediaire: '-',
    },
  },
  {
    name: 'Invoice Ninja',
    signature: ['name', 'paidtodate', 'billingaptsuite', 'idnumber'],
    roles: { name: 'customer_name', idnumber: 'customer_code' },
  },
  {
    name: 'Zoho',
    signature: ['displayname', 'companyname', 'emailid', 'paymenttermslabel', 'customersubtype'],
    roles: {
      displayname: 'customer_name',
      companyname: 'customer_name',
      customername: 'customer_name',
      paymentterms: '-',
      ownername: 'account_manager',
      department: 'contact_role',
      designation: '-',
      customeraddressid: '-',
      contacttype: '-',
      billingattention: 'contact_name',
      status: '-',
    },
  },
  {
    name: 'Dolibarr',
    signature: ['nomsociete', 'codeclient', 'codecomptaclient'],
    roles: {},
  },
]
