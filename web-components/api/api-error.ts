/** The server said no, or could not be reached (`offline`). */
export class ApiError extends Error {
  override name = 'ApiError';
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }

  /** Worth sending again: nothing was wrong with what was sent. */
  get passes(): boolean {
    return ['offline', 'sign_in_required', 'busy', 'stopping', 'storage_full', 'internal'].includes(this.code);
  }
}

/** Of these elements; a server that has moved on says so (`client_too_old`). A test compares it with package.json. */
export const version = '0.1.0';

/** Makes an error of an answer that is not a good one. */
export async function errorIn(answer: Response): Promise<ApiError> {
  const said = (await answer.json().catch(() => null)) as { error?: { code?: string; message?: string } } | null;
  return new ApiError(said?.error?.code ?? 'internal', said?.error?.message ?? `${answer.status}`);
}
