import { hash, randomBytes } from 'node:crypto';

/** 256 random bits that nobody guesses. */
export function newSecret(): string {
  return randomBytes(32).toString('base64url');
}

/** What is kept of a secret: its SHA-256, so that a stolen database opens nothing. */
export function hashOf(secret: string): string {
  return hash('sha256', secret, 'base64url');
}
