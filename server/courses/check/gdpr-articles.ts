/**
 * How many numbered paragraphs each article of the GDPR (Regulation (EU) 2016/679, OJ L 119 of 4.5.2016) has; 0 where its
 * text is not numbered. Article 4 counts its 26 definitions, which are cited in the same way: Art 4(1).
 */
const paragraphs: readonly (readonly [article: number, paragraphs: number])[] = [
  // Chapter I, general provisions
  [1, 3], [2, 4], [3, 3], [4, 26],
  // Chapter II, principles
  [5, 2], [6, 4], [7, 4], [8, 3], [9, 4], [10, 0], [11, 2],
  // Chapter III, rights of the data subject
  [12, 8], [13, 4], [14, 5], [15, 4], [16, 0], [17, 3], [18, 3], [19, 0], [20, 4], [21, 6], [22, 4], [23, 2],
  // Chapter IV, controller and processor
  [24, 3], [25, 3], [26, 3], [27, 5], [28, 10], [29, 0], [30, 5], [31, 0], [32, 4], [33, 5], [34, 4], [35, 11],
  [36, 5], [37, 7], [38, 6], [39, 2], [40, 11], [41, 6], [42, 8], [43, 9],
  // Chapter V, transfers
  [44, 0], [45, 9], [46, 5], [47, 3], [48, 0], [49, 6], [50, 0],
  // Chapter VI, supervisory authorities
  [51, 4], [52, 6], [53, 4], [54, 2], [55, 3], [56, 6], [57, 4], [58, 6], [59, 0],
  // Chapter VII, cooperation and consistency
  [60, 12], [61, 9], [62, 7], [63, 0], [64, 8], [65, 6], [66, 4], [67, 0], [68, 6], [69, 2], [70, 4], [71, 2],
  [72, 2], [73, 2], [74, 2], [75, 6], [76, 2],
  // Chapter VIII, remedies, liability and penalties
  [77, 2], [78, 4], [79, 2], [80, 2], [81, 3], [82, 6], [83, 9], [84, 2],
  // Chapter IX, specific processing situations
  [85, 3], [86, 0], [87, 0], [88, 3], [89, 4], [90, 2], [91, 2],
  // Chapters X and XI, delegated acts and final provisions
  [92, 5], [93, 3], [94, 2], [95, 0], [96, 0], [97, 5], [98, 0], [99, 2],
];

/** Numbered paragraphs by article; an article that is not in it does not exist. */
export const gdprParagraphs: ReadonlyMap<number, number> = new Map(paragraphs);

export const gdprRecitals = 173;
