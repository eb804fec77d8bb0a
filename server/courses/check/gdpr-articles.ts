/**
 * How many numbered paragraphs each article of the GDPR (Regulation (EU) 2016/679, OJ L 119 of 4.5.2016) has, chapter by
 * chapter from Article 1; 0 where its text is not numbered. Article 4 counts its 26 definitions, which are cited in the
 * same way: Art 4(1).
 */
const chapters: readonly (readonly number[])[] = [
  // I, general provisions: 1 to 4
  [3, 4, 3, 26],
  // II, principles: 5 to 11
  [2, 4, 4, 3, 4, 0, 2],
  // III, rights of the data subject: 12 to 23
  [8, 4, 5, 4, 0, 3, 3, 0, 4, 6, 4, 2],
  // IV, controller and processor: 24 to 43
  [3, 3, 3, 5, 10, 0, 5, 0, 4, 5, 4, 11, 5, 7, 6, 2, 11, 6, 8, 9],
  // V, transfers to third countries: 44 to 50
  [0, 9, 5, 3, 0, 6, 0],
  // VI, independent supervisory authorities: 51 to 59
  [4, 6, 4, 2, 3, 6, 4, 6, 0],
  // VII, cooperation and consistency: 60 to 76
  [12, 9, 7, 0, 8, 6, 4, 0, 6, 2, 4, 2, 2, 2, 2, 6, 2],
  // VIII, remedies, liability and penalties: 77 to 84
  [2, 4, 2, 2, 3, 6, 9, 2],
  // IX, specific processing situations: 85 to 91
  [3, 0, 0, 3, 4, 2, 2],
  // X, delegated and implementing acts: 92 and 93
  [5, 3],
  // XI, final provisions: 94 to 99
  [2, 0, 0, 5, 0, 2],
];

/** Numbered paragraphs by article; an article that is not in it does not exist. */
export const gdprParagraphs: ReadonlyMap<number, number> = new Map(chapters.flat().map((count, at) => [at + 1, count]));

export const gdprRecitals = 173;
