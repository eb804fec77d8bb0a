import { Refused } from './refusals.ts';

const mostCells = 200;
const longestCell = 1_048_576;

/**
 * The rows of a CSV file as the bundle writes it: UTF-8 with byte order mark, CRLF, quotes as in RFC 4180 (evidence notes 7).
 * Refuses `csv_malformed` for anything else, because a spreadsheet would then guess what is meant.
 */
export async function* readCsv(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string[]> {
  const rows = new RowReader();
  for await (const text of decoded(stream)) yield* rows.read(text);
  rows.end();
}

async function* decoded(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  try {
    for await (const chunk of stream) yield decoder.decode(chunk, { stream: true });
    yield decoder.decode();
  } catch (error) {
    throw error instanceof TypeError ? new Refused('not_utf8', 'The CSV file is not valid UTF-8.') : error;
  }
}

class RowReader {
  #row: string[] = [];
  #cell = '';
  #state: 'file' | 'cell' | 'plain' | 'quoted' | 'quote' | 'return' = 'file';

  *read(text: string): Generator<string[]> {
    for (const char of text) {
      if (this.#step(char)) {
        yield this.#row;
        this.#row = [];
      }
    }
  }

  end(): void {
    if (this.#state !== 'cell' || this.#row.length > 0) throw malformed('The file does not end with a complete row.');
  }

  /** Takes one character; answers whether it completed a row. */
  #step(char: string): boolean {
    switch (this.#state) {
      case 'file':
        if (char !== '\uFEFF') throw malformed('The file does not begin with a UTF-8 byte order mark.');
        this.#state = 'cell';
        return false;
      case 'quoted':
        if (char === '"') this.#state = 'quote';
        else this.#add(char);
        return false;
      case 'return':
        if (char !== '\n') throw malformed('A row does not end with CR LF.');
        this.#state = 'cell';
        return true;
      case 'quote':
        if (char === '"') {
          this.#add(char);
          this.#state = 'quoted';
          return false;
        }
        return this.#separate(char, 'Text follows a closing quote.');
      case 'cell':
        if (char === '"') {
          this.#state = 'quoted';
          return false;
        }
        return this.#plain(char);
      default:
        return this.#plain(char);
    }
  }

  #plain(char: string): boolean {
    if (char === ',' || char === '\r') return this.#separate(char, '');
    if (char === '"' || char === '\n') throw malformed('A quote or a newline stands in a cell without quotes.');
    this.#add(char);
    this.#state = 'plain';
    return false;
  }

  #separate(char: string, otherwise: string): boolean {
    if (char !== ',' && char !== '\r') throw malformed(otherwise);
    this.#row.push(this.#cell);
    this.#cell = '';
    if (this.#row.length > mostCells) throw malformed(`A row has more than ${mostCells} cells.`);
    this.#state = char === ',' ? 'cell' : 'return';
    return false;
  }

  #add(char: string): void {
    this.#cell += char;
    if (this.#cell.length > longestCell) throw malformed('A cell is too long.');
  }
}

function malformed(message: string): Refused {
  return new Refused('csv_malformed', message);
}
