import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { parseArgs } from 'node:util';
import { readVerifierKey, type VerifierKey } from '../evidence/verification/verifier-key.ts';
import { Witness } from './witness.ts';
import { readOrMakeWitnessKey, witnessKey } from './witness-key.ts';
import { witnessServer } from './witness-server.ts';
import { WitnessState } from './witness-state.ts';

const usage = `Usage: article39 witness --listen HOST:PORT --key FILE --name NAME --state FOLDER --log VKEY [--log VKEY]...

A witness for a works council or an audit firm: it cosigns the checkpoints of evidence logs, each only if it continues the
one before (c2sp.org/tlog-witness). Run it where the operator of the log has no access.

  --listen HOST:PORT  where to listen, e.g. 127.0.0.1:8039; put a server with TLS in front
  --key FILE          the private key of the witness, Ed25519, PKCS#8 PEM, mode 0600; made at the first start
  --name NAME         the name of the witness, e.g. works-council.example/w1; never changed
  --state FOLDER      what was cosigned; never lose it, never use it for two witnesses at once
  --log VKEY          the verification key of a log, from paper or the contract; two while a log replaces its key

It prints its own verification key, which the operator of the log sets in A39_WITNESSES and auditors are given.

Exit code: 0 stopped, 1 the key, the state or the address cannot be used, 2 wrong usage.`;

const options = {
  listen: { type: 'string' },
  key: { type: 'string' },
  name: { type: 'string' },
  state: { type: 'string' },
  log: { type: 'string', multiple: true },
  help: { type: 'boolean', short: 'h' },
} as const;

/** `article39 witness`: runs a witness until it is told to stop; answers the exit code. */
export async function run(args: string[]): Promise<number> {
  let wanted: Wanted | 'help';
  try {
    wanted = read(args);
  } catch (error) {
    console.error(`${messageOf(error)}\n\n${usage}`);
    return 2;
  }
  if (wanted === 'help') {
    console.log(usage);
    return 0;
  }
  try {
    await serve(wanted);
    return 0;
  } catch (error) {
    console.error(messageOf(error));
    return 1;
  }
}

type Wanted = { host: string; port: number; key: string; name: string; state: string; logs: VerifierKey[] };

function read(args: string[]): Wanted | 'help' {
  const { values } = parseArgs({ args, options });
  if (values.help) return 'help';
  const { listen, key, name, state, log = [] } = values;
  if (!listen || !key || !name || !state || log.length === 0)
    throw new Error('All of --listen, --key, --name, --state and --log are needed.');
  const [, host, port] =
    /^(?:\[([^\]]+)\]|([^:]+)):(\d{1,5})$/.exec(listen)?.filter((part) => part !== undefined) ?? [];
  if (host === undefined || Number(port) > 65_535) throw new Error('Write --listen as HOST:PORT, e.g. 127.0.0.1:8039.');
  return { host, port: Number(port), key, name, state, logs: log.map(readVerifierKey) };
}

async function serve({ host, port, key: keyFile, name, state: folder, logs }: Wanted): Promise<void> {
  const state = new WitnessState(folder);
  const key = witnessKey(name, readOrMakeWitnessKey(keyFile, state.isEmpty));
  const witness = new Witness({ key, state, logs, now: () => new Date() });
  await witness.checkState();
  const server = witnessServer(witness, (line) => console.log(`${new Date().toISOString()} ${line}`));
  server.listen(port, host);
  await once(server, 'listening');
  // A server that listens on a port has an address with a port.
  const address = server.address() as AddressInfo;
  console.log(`Witness ${key.vkey}\nListening on ${address.address} port ${address.port}`);
  for (const origin of new Set(logs.map((log) => log.name))) console.log(`Witnessing ${origin}`);
  const stop = () => {
    server.close();
    server.closeIdleConnections();
  };
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  await once(server, 'close');
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
