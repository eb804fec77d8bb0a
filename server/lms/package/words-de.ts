import type { PackageWords } from './words.ts';

export const de: PackageWords = {
  lms: {
    about:
      'Dieser Kurs läuft in deiner Lernplattform. Dort liegt dein Ergebnis; Article 39 führt darüber keinen Nachweis. Die Lösungen stecken im Paket. Das Ergebnis zeigt also, was du hier getan hast, und ist keine beaufsichtigte Prüfung.',
    saved: 'Jeder Schritt wird in deiner Lernplattform gespeichert. Hör auf, wann du willst, und mach später weiter.',
    seen: 'Deine Antworten bleiben nur in der Lernplattform, bis du bestanden hast, damit du weitermachen kannst. Wer dort dein Ergebnis sieht, bestimmt deine Organisation.',
    passed: (right, of) => `${right} von ${of} waren richtig. Deine Lernplattform hat dein Ergebnis.`,
    notKept:
      'Noch nicht in deiner Lernplattform gespeichert. Lass dieses Fenster offen: Es wird von selbst noch einmal versucht.',
  },
  browser: {
    about:
      'Dieser Kurs läuft nur in deinem Browser. Niemand erfährt, dass du ihn gemacht hast, und es gibt keinen Nachweis. Die Lösungen stecken im Paket.',
    saved:
      'Jeder Schritt wird in diesem Browser gespeichert. Hör auf, wann du willst, und mach später auf diesem Gerät weiter.',
    seen: 'Deine Antworten bleiben in diesem Browser. Niemand sonst sieht sie.',
    passed: (right, of) => `${right} von ${of} waren richtig. Dieser Browser merkt es sich; sonst erfährt es niemand.`,
    notKept:
      'In diesem Browser nicht gespeichert: Vielleicht ist er so eingestellt, dass er nichts behält. Lass dieses Fenster offen, bis du fertig bist.',
  },
  notPassed: (right, of, needed) =>
    right >= needed
      ? `${right} von ${of} waren richtig. In einem Muss-Teil fehlt noch eine richtige Antwort.`
      : `${right} von ${of} waren richtig, nötig sind ${needed}. Das kommt vor. Lies nach und versuch dann neue Fragen.`,
  tries: 'So oft du willst.',
  exit: 'Kurs schließen',
  later: 'Später, Kurs schließen',
  offline:
    'Das konnte nicht gespeichert werden. Es wird von selbst noch einmal versucht; du kannst es auch selbst tun.',
  reason: (said) => `Die Meldung lautet: ${said}`,
  noLms:
    'Deine Lernplattform wurde nicht gefunden, deshalb kann nichts gespeichert werden. Schließ dieses Fenster und öffne den Kurs noch einmal aus der Plattform.',
  lookOnly: 'Du siehst dir diesen Kurs nur an: Nichts, was du hier tust, wird gespeichert.',
  shortened:
    'Deine Plattform hat wenig Platz, deshalb wurden deine frühesten Übungsantworten nicht behalten. Nichts, was für das Ergebnis zählt, fehlt.',
  ended: 'Der Kurs ist geschlossen',
  endedText: 'Du kannst dieses Fenster schließen.',
  noScript: 'Dieser Kurs braucht JavaScript. Erlaube es für diese Seite und lade sie neu.',
  connected: {
    about:
      'Dieser Kurs öffnet sich auf dem Schulungsserver deiner Organisation. Dort wird dein Abschluss festgehalten, und deine Lernplattform erfährt davon.',
    opening: 'Der Kurs wird geöffnet …',
    window:
      'Der Kurs öffnet sich in einem eigenen Fenster, in dem du dich anmeldest. Lass dieses Fenster so lange offen: Es meldet deiner Lernplattform, dass du bestanden hast.',
    open: 'Kurs öffnen',
    told: 'Du hast bestanden, und deine Lernplattform weiß es.',
    refused: {
      lms_unknown: 'Dieses Paket ist nicht mehr in Gebrauch. Sag es der Person, die die Lernplattform betreut.',
      lms_deployment_waiting:
        'Aus dieser Lernplattform dürfen noch keine Kurse geöffnet werden. Die Schulungsverwaltung kann sie unter Lernplattformen zulassen.',
      lms_person_unknown:
        'Die Lernplattform sagt, wer du bist, aber niemand auf der Personalliste ist dort unter diesem Namen bekannt. Sag es der Schulungsverwaltung und öffne den Kurs dann noch einmal.',
      course_unknown: 'Diesen Kurs gibt es nicht mehr. Sag es der Person, die die Lernplattform betreut.',
      lms_launch_over: 'Diese Seite ist abgelaufen. Öffne den Kurs noch einmal in deiner Lernplattform.',
      other: 'Etwas ist schiefgegangen. Öffne den Kurs gleich noch einmal.',
    },
    unreachable: 'Der Schulungsserver ist nicht erreichbar. Prüf deine Verbindung und öffne den Kurs noch einmal.',
  },
  open: {
    asWhom: (name) => `Du bist angemeldet als ${name}.`,
    told: (lms) =>
      `Wenn du bestehst, erfährt es die Lernplattform (${lms}). Mach nur weiter, wenn du selbst von dort gekommen bist.`,
    go: 'Kurs öffnen',
  },
};
