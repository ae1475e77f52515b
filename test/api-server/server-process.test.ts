import assert from 'node:assert/strict';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { ServerProcess } from './support/server-process';

/** A program of the same Node. */
const node = (script: string): ServerProcess => new ServerProcess(process.execPath, ['-e', script]);
const FOREVER = 'setInterval(() => {}, 1000)';

async function until(condition: () => boolean): Promise<void> {
  for (let i = 0; i < 200 && !condition(); i++) {
    await sleep(50);
  }
}

test('a server runs until it is stopped', async () => {
  const server = node(FOREVER);
  assert.equal(server.running, true);
  server.assertRunning();
  await server.stop();
  assert.equal(server.running, false);
});

test('a server that ignores the request to end is killed after 5 s', async () => {
  const server = node(`process.on('SIGTERM', () => {}); console.log('ready'); ${FOREVER}`);
  await until(() => server.printed.includes('ready'));
  const started = performance.now();
  await server.stop();
  const seconds = (performance.now() - started) / 1000;
  assert.equal(server.running, false);
  assert.ok(seconds >= 4.9 && seconds < 8, `${seconds} s`);
});

test('a server that ended by itself gives the last 5 lines of its log', async () => {
  const server = node("for (let i = 1; i < 8; i++) console.error('line', i)");
  await until(() => !server.running);
  await server.stop();
  assert.throws(() => server.assertRunning(), {
    message: `${process.execPath} ended by itself:\nline 3\nline 4\nline 5\nline 6\nline 7`,
  });
});

test('a program that cannot be started says so, and stopping it is no error', async () => {
  const server = new ServerProcess('/nowhere/etcd', []);
  await server.stop();
  await sleep(0);
  assert.throws(() => server.assertRunning(), {
    message: '/nowhere/etcd ended by itself:\nspawn /nowhere/etcd ENOENT',
  });
});
