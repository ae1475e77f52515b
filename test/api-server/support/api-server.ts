import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request } from 'node:https';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerProcess } from './server-process';
import { tool } from './tools';

/** It takes about 3 s on two cores with nothing else to do. */
const START_SECONDS = 60;
const CALL_SECONDS = 20;

/** An answer of the API server. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** A body and its media type, such as `application/yaml`. */
export interface Body {
  readonly type: string;
  readonly text: string;
}

/** A real API server and its etcd, alone on 127.0.0.1 and empty: one temporary folder, all gone after `stop`. */
export class ApiServer {
  /** Builds what isn't in the cache, starts both and returns when the server calls itself ready; both are stopped when it doesn't. */
  static async start(env: NodeJS.ProcessEnv = process.env): Promise<ApiServer> {
    const programs = { etcd: await tool('etcd', env), apiServer: await tool('kube-apiserver', env) };
    const server = new ApiServer(programs, await freePorts());
    try {
      await server.ready();
      return server;
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private readonly folder = mkdtempSync(join(tmpdir(), 'sitepair-kubernetes-'));
  private readonly token = randomBytes(16).toString('hex');
  private readonly etcd: ServerProcess;
  private readonly apiServer: ServerProcess;
  private agent = new Agent();

  private constructor(
    programs: { readonly etcd: string; readonly apiServer: string },
    private readonly ports: Ports,
  ) {
    const client = `http://127.0.0.1:${ports.client}`;
    const peer = `http://127.0.0.1:${ports.peer}`;
    this.etcd = new ServerProcess(programs.etcd, [
      '--name=sitepair',
      `--data-dir=${join(this.folder, 'etcd')}`,
      `--listen-client-urls=${client}`,
      `--advertise-client-urls=${client}`,
      `--listen-peer-urls=${peer}`,
      `--initial-advertise-peer-urls=${peer}`,
      `--initial-cluster=sitepair=${peer}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
    ]);
    const keys = this.writeKeys();
    this.apiServer = new ServerProcess(programs.apiServer, [
      `--etcd-servers=${client}`,
      '--bind-address=127.0.0.1',
      `--secure-port=${ports.api}`,
      `--cert-dir=${keys}`,
      '--authorization-mode=RBAC',
      `--token-auth-file=${join(keys, 'tokens.csv')}`,
      `--service-account-issuer=https://127.0.0.1:${ports.api}`,
      `--service-account-key-file=${join(keys, 'service-accounts.pub')}`,
      `--service-account-signing-key-file=${join(keys, 'service-accounts.key')}`,
      '--service-cluster-ip-range=10.0.0.0/24',
      '--endpoint-reconciler-type=none',
      '--allow-privileged=true',
      '--profiling=false',
    ]);
  }

  /** One call with all rights; throws after 20 s without an answer. */
  async call(method: string, path: string, body?: Body): Promise<Answer> {
    const sent = request({
      host: '127.0.0.1',
      port: this.ports.api,
      agent: this.agent,
      method,
      path,
      headers: { authorization: `Bearer ${this.token}`, ...(body !== undefined && { 'content-type': body.type }) },
      signal: AbortSignal.timeout(CALL_SECONDS * 1000),
    });
    sent.end(body?.text);
    const [response] = await once(sent, 'response');
    const chunks: Buffer[] = await response.toArray();
    return { status: response.statusCode, body: Buffer.concat(chunks).toString() };
  }

  /** Stops the calls, then the API server, then etcd (an API server whose etcd is gone doesn't end), and removes the folder. */
  async stop(): Promise<void> {
    this.agent.destroy();
    await this.apiServer.stop();
    await this.etcd.stop();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async ready(): Promise<void> {
    // The server writes it when it starts, and with it the authority that signed it.
    const certificate = join(this.folder, 'keys', 'apiserver.crt');
    const end = performance.now() + START_SECONDS * 1000;
    while (performance.now() < end) {
      this.etcd.assertRunning();
      this.apiServer.assertRunning();
      if (existsSync(certificate)) {
        this.agent.destroy();
        this.agent = new Agent({ keepAlive: true, ca: readFileSync(certificate) });
        const answer = await this.call('GET', '/readyz').catch(() => undefined);
        if (answer?.status === 200) {
          return;
        }
      }
      await sleep(100);
    }
    throw new Error(`The API server wasn't ready after ${START_SECONDS} s.`);
  }

  /** The keys that service accounts' tokens are signed with, and the token of these tests; the folder they are in. */
  private writeKeys(): string {
    const folder = join(this.folder, 'keys');
    mkdirSync(folder);
    const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
    const write = (name: string, text: string | Buffer): void => {
      writeFileSync(join(folder, name), text, { mode: 0o600 });
    };
    write('service-accounts.pub', publicKey.export({ type: 'spki', format: 'pem' }));
    write('service-accounts.key', privateKey.export({ type: 'pkcs8', format: 'pem' }));
    write('tokens.csv', `${this.token},tests,tests,system:masters\n`);
    return folder;
  }
}

interface Ports {
  readonly client: number;
  readonly peer: number;
  readonly api: number;
}

/** Three ports that nobody listened on a moment ago. */
async function freePorts(): Promise<Ports> {
  const servers = [createServer(), createServer(), createServer()];
  const ports: number[] = [];
  for (const server of servers) {
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    ports.push((server.address() as AddressInfo).port);
  }
  for (const server of servers) {
    server.close();
    await once(server, 'close');
  }
  const [client, peer, api] = ports as [number, number, number];
  return { client, peer, api };
}
