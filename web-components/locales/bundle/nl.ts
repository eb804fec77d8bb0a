import { counting } from '../counting.ts';
import type { BundleTerms } from './en.ts';

const n = counting('nl');

export const nl: BundleTerms = {
  text: 'Eén bestand met wat er wordt beweerd en met alles om het te controleren: offline, met programma’s die niet van jou zijn.',
  question: 'Wat wil de auditor?',
  kinds: {
    full: { name: 'Alles', hint: 'Elke vermelding, geopend, met elke cursus zoals die is gegeven.' },
    period: {
      name: 'Een periode',
      hint: 'Wat van de ene tot en met de andere dag is ingevoerd, met latere correcties.',
    },
    sample: {
      name: 'Vermeldingen die de auditor heeft getrokken',
      hint: 'Je krijgt nummers en plakt ze hier.',
    },
    certificate: {
      name: 'Eén registratie',
      hint: 'Eén afronding en het bewijs ervan. De rest van het logboek blijft dicht.',
    },
  },
  from: 'Eerste dag',
  to: 'Laatste dag',
  indexes: 'Nummers van de vermeldingen',
  indexesHint: 'Zoals ze komen: 12, 15 18 of één per regel. 20-25 zijn alle zes.',
  understood: (k, list) => `${n(k, 'Eén vermelding', '# vermeldingen')}: ${list}`,
  hideWho: 'Weglaten wie het was',
  hideWhoHint: 'Naam, e-mailadres, afdeling en personeelsnummer blijven dicht. Cursus, resultaat en dag zijn te zien.',
  index: 'Nummer van de vermelding',
  indexHint: 'Het staat op het afrondingsbewijs.',
  extras: 'Meer bescherming',
  nonce: 'Nonce van de auditor',
  nonceHint:
    'Een woord dat de auditor heeft bedacht en vandaag heeft gestuurd. Het komt vóór het pakket in het logboek en blijft daar. Zo ziet de auditor dat je geen oudere stand geeft.',
  age: 'Versleutelen voor de auditor',
  ageHint:
    'De openbare age-sleutel van de auditor; die begint met age1. Dan kan alleen de auditor het bestand openen; jij niet.',
  optional: 'niet verplicht',
  personal: {
    everybody: 'Het bestand bevat persoonsgegevens van iedereen over wie iets is vastgelegd.',
    named: 'Het bestand bevat persoonsgegevens van de personen erin.',
    nameless:
      'Niemand staat met naam in het bestand, maar met andere kennis zijn sommigen misschien toch te herkennen.',
  },
  care: 'Geef het alleen aan de auditor en spreek af wanneer het wordt verwijderd: een wissing hier bereikt het niet.',
  make: 'Pakket maken',
  again: 'Opnieuw maken',
  entering: 'De nonce komt in het logboek…',
  making: 'Het pakket wordt gemaakt…',
  received: (kilobytes) => `${kilobytes} KB tot nu toe`,
  made: (name) => `${name} staat bij je downloads.`,
  entered: (index) => `De nonce is vermelding ${index} in het logboek.`,
  faults: {
    day: 'Geef een dag op.',
    order: 'De laatste dag ligt voor de eerste.',
    noIndexes: 'Plak minstens één nummer.',
    tooMany: 'In één pakket passen hoogstens 2.000 vermeldingen.',
    notNumber: (text) => `‘${text}’ is geen nummer van een vermelding.`,
    range: (text) => `‘${text}’ loopt achteruit of is te lang.`,
    beyond: (list, last) => `Het logboek heeft geen vermelding ${list}. De laatste is ${last}.`,
    unknown: 'Zo’n vermelding heeft het logboek niet.',
    nonce: 'Hoogstens 64 letters (zonder accenten), cijfers, punten, streepjes en lage streepjes, zonder spaties.',
    age: 'Dit is geen openbare age-sleutel. Die begint met age1 en wordt in zijn geheel gekopieerd.',
    refused: 'De server aanvaardt dit niet.',
  },
  showsHeading: 'Wat het aantoont',
  shows: [
    'Wie welke versie van welke cursus heeft afgerond, en op welke dag.',
    'De precieze tekst van die versie.',
    'Dat er na de controlepunten die de auditor heeft, geen vermelding is toegevoegd, verwijderd of gewijzigd.',
  ],
  showsNotHeading: 'Wat het niet aantoont',
  showsNot: [
    'Dat iemand het heeft begrepen of ernaar zal handelen. Een training is nog geen gedrag.',
    'Dat de persoon aan het toetsenbord degene was die was ingelogd.',
    'Dat aan iedereen die getraind moest worden, een cursus was toegewezen.',
  ],
  auditorHeading: 'Wat je je auditor vertelt',
  auditor: [
    'Geef de sleutel op papier, persoonlijk of telefonisch, voordat je het pakket stuurt. Een sleutel die in het pakket meereist, bewijst niets.',
    'Stuur het bestand. In README.txt staat hoe je het controleert met openssl en sha256sum, of met npx article39 verify.',
    'Laat de auditor de steekproef kiezen en een eigen exemplaar bewaren. Het volgende pakket moet dit bevatten.',
  ],
  page: 'De controlepagina (verify.html)',
  pageText: 'Die opent in elke browser, zonder netwerk. De auditor kan die beter bij ons halen dan bij jou.',
};
