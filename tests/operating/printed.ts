import { vi } from 'vitest';

/** Runs a command as an operator does; answers what it printed, and its exit code. */
export async function printed(work: () => Promise<number>): Promise<{ code: number; out: string; err: string }> {
  const [out, err] = [vi.spyOn(console, 'log'), vi.spyOn(console, 'error')];
  const lines = (spy: typeof out) => spy.mock.calls.map((line) => line.join(' ')).join('\n');
  out.mockImplementation(() => {});
  err.mockImplementation(() => {});
  try {
    const code = await work();
    return { code, out: lines(out), err: lines(err) };
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}
