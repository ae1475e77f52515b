import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { ApiServer } from './support/api-server';

// Its own place for temporary folders: what is left there is ours.
const place = mkdtempSync(join(tmpdir(), 'sitepair-api-server-'));
process.env.TMPDIR = place;
after(() => rmSync(place, { recursive: true, force: true }));

test('a stopped server answers nothing any more and leaves no folder', async () => {
  const server = await ApiServer.start();
  const answer = await server.call('GET', '/version');
  assert.equal(JSON.parse(answer.body).gitVersion, 'v1.36.3');
  assert.equal(readdirSync(place).length, 1);
  await server.stop();
  await assert.rejects(server.call('GET', '/version'), { code: 'ECONNREFUSED' });
  assert.deepEqual(readdirSync(place), []);
});

test('an API server that ends while it starts gives its log, and etcd is stopped', async () => {
  const cache = join(place, 'cache');
  mkdirSync(join(cache, 'tools'), { recursive: true });
  const write = (name: string, script: string): string => {
    const file = join(cache, 'tools', `${name}-${process.platform}-${process.arch}`);
    writeFileSync(file, `#!/bin/sh\n${script}\n`, { mode: 0o755 });
    return file;
  };
  const pid = join(cache, 'pid');
  write('etcd-v3.6.16', `echo $$ > ${pid}; exec sleep 60`);
  // It waits for etcd, so that there is one to stop.
  const apiServer = write(
    'kube-apiserver-v1.36.3',
    `until [ -s ${pid} ]; do sleep 0.1; done; echo no such flag; exit 1`,
  );
  await assert.rejects(ApiServer.start({ SITEPAIR_CACHE: cache }), {
    message: `${apiServer} ended by itself:\nno such flag`,
  });
  assert.throws(() => process.kill(Number(readFileSync(pid, 'utf8')), 0), { code: 'ESRCH' });
  assert.deepEqual(readdirSync(place), ['cache']);
});
