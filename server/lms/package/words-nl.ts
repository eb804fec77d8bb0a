import type { PackageWords } from './words.ts';

export const nl: PackageWords = {
  lms: {
    about:
      'Deze cursus draait in je leerplatform. Het platform bewaart je resultaat; Article 39 houdt er geen bewijs van bij. De antwoorden zitten in het pakket: het resultaat laat zien wat je hier deed en is geen examen onder toezicht.',
    saved: 'Elke stap wordt in je leerplatform opgeslagen. Stop wanneer je wilt en ga later verder.',
    seen: 'Je antwoorden blijven alleen in je leerplatform tot je geslaagd bent, zodat je verder kunt gaan. Je organisatie bepaalt wie daar je resultaat ziet.',
    passed: (right, of) => `${right} van de ${of} waren goed. Je leerplatform heeft je resultaat.`,
    notKept: 'Nog niet opgeslagen in je leerplatform. Laat dit venster open: het wordt vanzelf opnieuw geprobeerd.',
  },
  browser: {
    about:
      'Deze cursus draait alleen in je browser. Niemand hoort dat je hem hebt gedaan en er is geen bewijs van. De antwoorden zitten in het pakket.',
    saved: 'Elke stap wordt in deze browser opgeslagen. Stop wanneer je wilt en ga later verder, op dit apparaat.',
    seen: 'Je antwoorden blijven in deze browser. Niemand anders ziet ze.',
    passed: (right, of) => `${right} van de ${of} waren goed. Deze browser onthoudt het; niemand anders hoort het.`,
    notKept:
      'Niet opgeslagen in deze browser: misschien is hij ingesteld om niets te bewaren. Laat dit venster open tot je klaar bent.',
  },
  notPassed: (right, of, needed) =>
    right >= needed
      ? `${right} van de ${of} waren goed. In een verplicht onderdeel ontbreekt een goed antwoord.`
      : `${right} van de ${of} waren goed, en er zijn er ${needed} nodig. Dat gebeurt. Kijk nog eens waar dat staat en probeer nieuwe vragen.`,
  tries: 'Er is geen limiet.',
  exit: 'Cursus sluiten',
  later: 'Later, cursus sluiten',
  offline: 'Dat kon niet worden opgeslagen. Het wordt vanzelf opnieuw geprobeerd; je kunt het ook zelf nog eens doen.',
  reason: (said) => `De melding luidt: ${said}`,
  noLms:
    'Je leerplatform is niet gevonden, dus er kan niets worden opgeslagen. Sluit dit venster en open de cursus opnieuw vanuit het platform.',
  lookOnly: 'Je bekijkt deze cursus zonder registratie: niets van wat je hier doet wordt opgeslagen.',
  shortened:
    'Je platform heeft weinig ruimte, daarom zijn je vroegste oefenantwoorden niet bewaard. Niets wat meetelt voor het resultaat ontbreekt.',
  ended: 'De cursus is gesloten',
  endedText: 'Je kunt dit venster sluiten.',
  noScript: 'Deze cursus heeft JavaScript nodig. Sta het toe voor deze pagina en laad haar opnieuw.',
  connected: {
    about:
      'Deze cursus opent op de trainingsserver van je organisatie. Daar wordt je afronding vastgelegd, en je leerplatform krijgt het te horen.',
    opening: 'De cursus wordt geopend…',
    window:
      'De cursus opent in een eigen venster, waar je inlogt. Laat dit venster zolang open: het meldt je leerplatform dat je geslaagd bent.',
    open: 'Cursus openen',
    told: 'Je bent geslaagd, en je leerplatform weet het.',
    refused: {
      lms_unknown: 'Dit pakket is niet meer in gebruik. Zeg het tegen wie het leerplatform beheert.',
      lms_deployment_waiting:
        'Vanuit dit leerplatform mogen nog geen cursussen worden geopend. De opleidingsbeheerder kan het toelaten bij Leerplatforms.',
      lms_person_unknown:
        'Het leerplatform zegt wie je bent, maar niemand op de personeelslijst is daar nog zo bekend. Zeg het tegen de opleidingsbeheerder en open de cursus dan opnieuw.',
      course_unknown: 'Deze cursus bestaat niet meer. Zeg het tegen wie het leerplatform beheert.',
      lms_launch_over: 'Deze pagina is verlopen. Open de cursus opnieuw in je leerplatform.',
      other: 'Er ging iets mis. Open de cursus zo meteen opnieuw.',
    },
    unreachable: 'De trainingsserver is niet bereikbaar. Controleer je verbinding en open de cursus opnieuw.',
  },
  open: {
    asWhom: (name) => `Je bent ingelogd als ${name}.`,
    told: (lms) =>
      `Als je slaagt, krijgt het leerplatform (${lms}) dat te horen. Ga alleen verder als je daar zelf vandaan komt.`,
    go: 'Cursus openen',
  },
};
