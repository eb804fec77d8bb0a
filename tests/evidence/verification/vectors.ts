import { readFileSync } from 'node:fs';

type Vectors = {
  seed: string;
  witness_seed: string;
  vkey: string;
  witness_vkey: string;
  content_files: Record<string, string>;
  content: string;
  entries: { leaf: string; leafHash: string; disclosures: string[] }[];
  roots: string[];
  checkpoint: string;
  inclusion: string[];
  consistency: string[];
};

const file = new URL('../evidence-vectors.json', import.meta.url);

/** The vectors that belong to the design, made by the prototype and checked there with Go and Python. */
export const vectors = JSON.parse(readFileSync(file, 'utf8')) as Vectors;

export const origin = 'lms.example.org/evidence/test';
