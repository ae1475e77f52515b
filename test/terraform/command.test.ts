import assert from 'node:assert/strict';
import { test } from 'node:test';
import { run } from './support/command';

const WAIT = 'setTimeout(() => {}, 60_000)';

test("a command's code and both outputs are told", async () => {
  const script = "console.log('out'); console.error('err'); process.exit(3)";
  const finished = await run(process.execPath, ['-e', script], { limitSeconds: 20 });
  assert.equal(finished.code, 3);
  assert.equal(finished.stdout, 'out\n');
  assert.deepEqual(finished.output.split('\n').sort(), ['', 'err', 'out']);
});

test('a command that outlives its time limit is killed and says so', async () => {
  const finished = await run(process.execPath, ['-e', WAIT], { limitSeconds: 1 });
  assert.equal(finished.code, 124);
  assert.equal(finished.output, `\nKilled after its time limit of 1 s: ${process.execPath} -e ${WAIT}`);
});

test('the processes that a killed command started are killed with it', async () => {
  const child = `require('child_process').spawn(process.execPath, ['-e', '${WAIT}'], { stdio: 'inherit' }); ${WAIT}`;
  // Output ends only when the last process that holds it does: without its grandchild's end this would take a minute.
  const finished = await run(process.execPath, ['-e', child], { limitSeconds: 1 });
  assert.equal(finished.code, 124);
  assert.ok(finished.seconds < 30, `took ${finished.seconds} s`);
});

test('a time limit is lifted once, when the output shows that the work goes on', async () => {
  const script = "console.log('Installing'); setTimeout(() => console.log('done'), 1500)";
  const extend = { when: (output: string) => output.includes('Installing'), toSeconds: 20 };
  const finished = await run(process.execPath, ['-e', script], { limitSeconds: 1, extend });
  assert.equal(finished.code, 0);
  assert.equal(finished.output, 'Installing\ndone\n');
});

test('a command that cannot be started has code 127 and its reason', async () => {
  const finished = await run('no-such-command', [], { limitSeconds: 1 });
  assert.equal(finished.code, 127);
  assert.equal(finished.output, '\nno-such-command cannot be started: spawn no-such-command ENOENT');
});
