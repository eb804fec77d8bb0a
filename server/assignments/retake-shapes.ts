/** GET /api/courses/:course/retake: a number and no names. */
export interface RetakePreview {
  people: number;
}

/** POST /api/courses/:course/retake */
export interface RetakeAsked {
  assigned: number;
}
