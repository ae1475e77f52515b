import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** The ids that offline plans run with. They belong to nobody. */
export const OFFLINE = {
  subscription: '00000000-0000-0000-0000-000000000001',
  tenant: '00000000-0000-0000-0000-000000000002',
  object: '00000000-0000-0000-0000-000000000003',
  client: '00000000-0000-0000-0000-000000000004',
} as const;

/** A loopback server that answers like Azure's managed-identity endpoint. */
export interface TokenEndpoint {
  /** For `ARM_MSI_ENDPOINT`. */
  readonly url: string;
  /** How many tokens were asked for. */
  requests(): number;
  /** Closes the server and every connection to it. */
  stop(): Promise<void>;
}

/**
 * Starts the endpoint on a free port of 127.0.0.1. azurerm fetches one token when it is configured and reads its claims
 * (`oid`, `tid`, `appid`); the signature isn't checked, and no plan without state or data sources sends it anywhere.
 */
export async function startTokenEndpoint(): Promise<TokenEndpoint> {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    const now = Math.floor(Date.now() / 1000);
    const expires = now + 86_400;
    const claims = { oid: OFFLINE.object, tid: OFFLINE.tenant, appid: OFFLINE.client, iat: now, exp: expires };
    response.setHeader('content-type', 'application/json');
    response.end(
      JSON.stringify({
        access_token: `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.offline`,
        token_type: 'Bearer',
        expires_in: '86400',
        expires_on: String(expires),
        resource: 'offline',
      }),
    );
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/token`,
    requests: () => requests,
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** One dot-separated part of a JSON web token. */
function part(content: object): string {
  return Buffer.from(JSON.stringify(content)).toString('base64url');
}
