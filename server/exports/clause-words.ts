import type { Clause, ClauseId } from './question-shapes.ts';

type Said = Omit<Clause, 'id'>;

/** Which file serves which clause (evidence.md, section 7). Not legal advice: counsel decides what is enough. */
const en: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'GDPR Art. 5(2)',
    asks: 'The controller can demonstrate that the principles are kept.',
    servedBy: 'The report and the log of the bundle.',
  },
  'gdpr-24': {
    name: 'GDPR Art. 24',
    asks: 'Measures are in place, are reviewed, and can be demonstrated.',
    servedBy: 'The report and the log of the bundle, and the rules with their history.',
  },
  'gdpr-28-3-b': {
    name: 'GDPR Art. 28(3)(b)',
    asks: 'People who process the data have committed themselves to confidentiality.',
    servedBy: 'Acknowledgements in the bundle, with the text of the commitment as it was read.',
  },
  'gdpr-32-4': {
    name: 'GDPR Art. 32(4)',
    asks: 'People with access process the data only on instructions.',
    servedBy: 'What was taught, the records and the assignments in the bundle.',
  },
  'gdpr-39-1-b': {
    name: 'GDPR Art. 39(1)(b)',
    asks: 'Staff who process personal data are made aware and trained, and that is monitored.',
    servedBy: 'What was taught, the records and the assignments in the bundle, and who stands where today.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Documented information is kept as evidence of competence.',
    servedBy: 'The records of the bundle.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'Personnel receive awareness, education and training, and regular updates.',
    servedBy: 'The records of the bundle, and every round with its day in the obligations.',
  },
};

const de: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'Art. 5 Abs. 2 DSGVO',
    asks: 'Der Verantwortliche kann nachweisen, dass die Grundsätze eingehalten werden.',
    servedBy: 'Der Bericht und das Protokoll im Nachweispaket.',
  },
  'gdpr-24': {
    name: 'Art. 24 DSGVO',
    asks: 'Maßnahmen sind getroffen, werden überprüft und können nachgewiesen werden.',
    servedBy: 'Der Bericht und das Protokoll im Nachweispaket, und die Regeln mit ihrer Geschichte.',
  },
  'gdpr-28-3-b': {
    name: 'Art. 28 Abs. 3 Buchst. b DSGVO',
    asks: 'Wer die Daten verarbeitet, hat sich zur Vertraulichkeit verpflichtet.',
    servedBy: 'Die Bestätigungen im Nachweispaket, mit dem Text der Verpflichtung, wie er gelesen wurde.',
  },
  'gdpr-32-4': {
    name: 'Art. 32 Abs. 4 DSGVO',
    asks: 'Wer Zugang hat, verarbeitet die Daten nur auf Anweisung.',
    servedBy: 'Was unterrichtet wurde, die Nachweise und die Zuweisungen im Nachweispaket.',
  },
  'gdpr-39-1-b': {
    name: 'Art. 39 Abs. 1 Buchst. b DSGVO',
    asks: 'Beschäftigte, die Daten verarbeiten, sind sensibilisiert und geschult, und das wird überwacht.',
    servedBy: 'Was unterrichtet wurde, die Nachweise und die Zuweisungen im Nachweispaket, und der Stand von heute.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Dokumentierte Information wird als Nachweis der Kompetenz aufbewahrt.',
    servedBy: 'Die Nachweise im Nachweispaket.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'Das Personal wird sensibilisiert, ausgebildet und geschult, und regelmäßig wieder.',
    servedBy: 'Die Nachweise im Nachweispaket, und jede Runde mit ihrem Tag in den Verpflichtungen.',
  },
};

const es: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'Art. 5.2 RGPD',
    asks: 'El responsable del tratamiento puede demostrar que se respetan los principios.',
    servedBy: 'El informe y el registro del paquete.',
  },
  'gdpr-24': {
    name: 'Art. 24 RGPD',
    asks: 'Se aplican medidas, se revisan y se pueden demostrar.',
    servedBy: 'El informe y el registro del paquete, y las reglas con su historial.',
  },
  'gdpr-28-3-b': {
    name: 'Art. 28.3.b) RGPD',
    asks: 'Las personas que tratan los datos se han comprometido a respetar la confidencialidad.',
    servedBy: 'Las confirmaciones del paquete, con el texto del compromiso tal como se leyó.',
  },
  'gdpr-32-4': {
    name: 'Art. 32.4 RGPD',
    asks: 'Las personas con acceso tratan los datos solo siguiendo instrucciones.',
    servedBy: 'Lo que se enseñó, las constancias y las asignaciones del paquete.',
  },
  'gdpr-39-1-b': {
    name: 'Art. 39.1.b) RGPD',
    asks: 'El personal que trata datos personales está concienciado y formado, y eso se supervisa.',
    servedBy: 'Lo que se enseñó, las constancias y las asignaciones del paquete, y cómo está cada persona hoy.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Se conserva información documentada como evidencia de la competencia.',
    servedBy: 'Las constancias del paquete.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'El personal recibe concienciación, educación y formación, y actualizaciones periódicas.',
    servedBy: 'Las constancias del paquete, y cada ronda con su día en las obligaciones.',
  },
};

const fr: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'Art. 5, § 2, RGPD',
    asks: 'Le responsable du traitement peut démontrer que les principes sont respectés.',
    servedBy: 'Le rapport et le journal du dossier.',
  },
  'gdpr-24': {
    name: 'Art. 24 RGPD',
    asks: 'Des mesures sont en place, réexaminées et peuvent être démontrées.',
    servedBy: 'Le rapport et le journal du dossier, et les règles avec leur historique.',
  },
  'gdpr-28-3-b': {
    name: 'Art. 28, § 3, point b), RGPD',
    asks: 'Les personnes qui traitent les données se sont engagées à respecter la confidentialité.',
    servedBy: 'Les confirmations du dossier, avec le texte de l’engagement tel qu’il a été lu.',
  },
  'gdpr-32-4': {
    name: 'Art. 32, § 4, RGPD',
    asks: 'Les personnes qui ont accès aux données ne les traitent que sur instruction.',
    servedBy: 'Ce qui a été enseigné, les enregistrements et les attributions du dossier.',
  },
  'gdpr-39-1-b': {
    name: 'Art. 39, § 1, point b), RGPD',
    asks: 'Le personnel qui traite des données est sensibilisé et formé, et cela est contrôlé.',
    servedBy:
      'Ce qui a été enseigné, les enregistrements et les attributions du dossier, et la situation de chacun aujourd’hui.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/CEI 27001 7.2 d)',
    asks: 'Des informations documentées sont conservées comme preuves de la compétence.',
    servedBy: 'Les enregistrements du dossier.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/CEI 27001 A.6.3',
    asks: 'Le personnel est sensibilisé, instruit et formé, avec des mises à jour régulières.',
    servedBy: 'Les enregistrements du dossier, et chaque cycle avec son jour dans les obligations.',
  },
};

const it: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'Art. 5, par. 2, GDPR',
    asks: 'Il titolare del trattamento può comprovare il rispetto dei principi.',
    servedBy: 'Il rapporto e il registro del pacchetto.',
  },
  'gdpr-24': {
    name: 'Art. 24 GDPR',
    asks: 'Le misure ci sono, sono riesaminate e si possono dimostrare.',
    servedBy: 'Il rapporto e il registro del pacchetto, e le regole con la loro storia.',
  },
  'gdpr-28-3-b': {
    name: 'Art. 28, par. 3, lett. b), GDPR',
    asks: 'Chi tratta i dati si è impegnato alla riservatezza.',
    servedBy: 'Le prese visione del pacchetto, con il testo dell’impegno così come è stato letto.',
  },
  'gdpr-32-4': {
    name: 'Art. 32, par. 4, GDPR',
    asks: 'Chi ha accesso ai dati li tratta solo su istruzione.',
    servedBy: 'Ciò che è stato insegnato, le registrazioni e le assegnazioni del pacchetto.',
  },
  'gdpr-39-1-b': {
    name: 'Art. 39, par. 1, lett. b), GDPR',
    asks: 'Il personale che tratta dati è sensibilizzato e formato, e ciò è sorvegliato.',
    servedBy: 'Ciò che è stato insegnato, le registrazioni e le assegnazioni del pacchetto, e la situazione di oggi.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Si conservano informazioni documentate come evidenza della competenza.',
    servedBy: 'Le registrazioni del pacchetto.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'Il personale riceve sensibilizzazione, istruzione e formazione, con aggiornamenti regolari.',
    servedBy: 'Le registrazioni del pacchetto, e ogni ciclo con il suo giorno negli obblighi.',
  },
};

const nl: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'Art. 5, lid 2, AVG',
    asks: 'De verwerkingsverantwoordelijke kan aantonen dat de beginselen worden nageleefd.',
    servedBy: 'Het rapport en het logboek van het bewijspakket.',
  },
  'gdpr-24': {
    name: 'Art. 24 AVG',
    asks: 'Er zijn maatregelen, ze worden geëvalueerd en ze kunnen worden aangetoond.',
    servedBy: 'Het rapport en het logboek van het bewijspakket, en de regels met hun geschiedenis.',
  },
  'gdpr-28-3-b': {
    name: 'Art. 28, lid 3, onder b), AVG',
    asks: 'Wie de gegevens verwerkt, heeft zich tot vertrouwelijkheid verbonden.',
    servedBy: 'De bevestigingen in het bewijspakket, met de tekst van de verbintenis zoals die is gelezen.',
  },
  'gdpr-32-4': {
    name: 'Art. 32, lid 4, AVG',
    asks: 'Wie toegang heeft, verwerkt de gegevens alleen in opdracht.',
    servedBy: 'Wat is onderwezen, de registraties en de toewijzingen in het bewijspakket.',
  },
  'gdpr-39-1-b': {
    name: 'Art. 39, lid 1, onder b), AVG',
    asks: 'Personeel dat persoonsgegevens verwerkt, wordt bewust gemaakt en opgeleid, en daarop wordt toegezien.',
    servedBy:
      'Wat is onderwezen, de registraties en de toewijzingen in het bewijspakket, en hoe iedereen er nu voor staat.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Gedocumenteerde informatie wordt bewaard als bewijs van competentie.',
    servedBy: 'De registraties in het bewijspakket.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'Personeel krijgt bewustwording, opleiding en training, en regelmatig een opfrissing.',
    servedBy: 'De registraties in het bewijspakket, en elke ronde met haar dag in de verplichtingen.',
  },
};

const pl: Record<ClauseId, Said> = {
  'gdpr-5-2': {
    name: 'art. 5 ust. 2 RODO',
    asks: 'Administrator może wykazać przestrzeganie zasad.',
    servedBy: 'Raport i dziennik z pakietu.',
  },
  'gdpr-24': {
    name: 'art. 24 RODO',
    asks: 'Środki są wdrożone, poddawane przeglądom i można je wykazać.',
    servedBy: 'Raport i dziennik z pakietu oraz reguły wraz z historią.',
  },
  'gdpr-28-3-b': {
    name: 'art. 28 ust. 3 lit. b RODO',
    asks: 'Osoby przetwarzające dane zobowiązały się do zachowania tajemnicy.',
    servedBy: 'Potwierdzenia z pakietu, z tekstem zobowiązania w brzmieniu, które przeczytano.',
  },
  'gdpr-32-4': {
    name: 'art. 32 ust. 4 RODO',
    asks: 'Osoby mające dostęp przetwarzają dane wyłącznie na polecenie.',
    servedBy: 'To, czego uczono, oraz wpisy i przydziały z pakietu.',
  },
  'gdpr-39-1-b': {
    name: 'art. 39 ust. 1 lit. b RODO',
    asks: 'Personel przetwarzający dane ma podnoszoną świadomość i jest szkolony, a to podlega monitorowaniu.',
    servedBy: 'To, czego uczono, wpisy i przydziały z pakietu oraz dzisiejszy stan każdej osoby.',
  },
  'iso-27001-7-2-d': {
    name: 'ISO/IEC 27001 7.2 d)',
    asks: 'Udokumentowane informacje są przechowywane jako dowód kompetencji.',
    servedBy: 'Wpisy z pakietu.',
  },
  'iso-27001-a-6-3': {
    name: 'ISO/IEC 27001 A.6.3',
    asks: 'Personel jest uświadamiany, kształcony i szkolony, z regularnymi aktualizacjami.',
    servedBy: 'Wpisy z pakietu oraz każdy cykl z jego dniem w obowiązkach.',
  },
};

const all: Record<string, Record<ClauseId, Said>> = { en, de, es, fr, it, nl, pl };

/** Every clause in that language, or else in English. */
export function clausesIn(lang: string): Clause[] {
  const said = all[lang] ?? en;
  return (Object.keys(said) as ClauseId[]).map((id) => ({ id, ...said[id] }));
}
