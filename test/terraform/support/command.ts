import { spawn } from 'node:child_process';

/** How a command ended. */
export interface Finished {
  readonly code: number;
  /** What it printed, standard output and standard error as they came. */
  readonly output: string;
  /** Its standard output alone. */
  readonly stdout: string;
  readonly seconds: number;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: NodeJS.ProcessEnv;
  /** The command is killed after so many seconds; its code is then 124 and its output says so. */
  readonly limitSeconds: number;
  /** Told everything that was printed so far, whenever more is. Returning true lifts the time limit to `thenSeconds`. */
  readonly extend?: { readonly when: (output: string) => boolean; readonly toSeconds: number };
}

/** Runs a command to its end, never longer than its time limit and never longer than this process. A command that cannot be started has code 127. */
export function run(command: string, args: readonly string[], options: CommandOptions): Promise<Finished> {
  const started = performance.now();
  return new Promise((resolve) => {
    let output = '';
    let stdout = '';
    let limit = options.limitSeconds;
    let code: number | undefined;
    // A group of its own, so that a kill also ends the provider that terraform started; an interrupt must then be passed on.
    const child = spawn(command, args, { cwd: options.cwd, env: options.env, detached: true, stdio: 'pipe' });
    const kill = (): void => {
      if (child.pid !== undefined && child.exitCode === null) {
        process.kill(-child.pid, 'SIGKILL');
      }
    };
    const interrupted = (signal: NodeJS.Signals): void => {
      kill();
      process.kill(process.pid, signal);
    };
    const expire = (): void => {
      code = 124;
      output += `\nKilled after its time limit of ${limit} s: ${[command, ...args].join(' ')}`;
      kill();
    };
    process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
    let timer = setTimeout(expire, limit * 1000);
    const collect = (text: Buffer): void => {
      output += text.toString();
      if (options.extend !== undefined && limit !== options.extend.toSeconds && options.extend.when(output)) {
        clearTimeout(timer);
        limit = options.extend.toSeconds;
        timer = setTimeout(expire, limit * 1000);
      }
    };
    child.stdout.on('data', (text: Buffer) => {
      stdout += text.toString();
      collect(text);
    });
    child.stderr.on('data', collect);
    child.on('error', (error) => {
      code = 127;
      output += `\n${command} cannot be started: ${error.message}`;
    });
    child.on('close', (exit) => {
      clearTimeout(timer);
      process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
      resolve({ code: code ?? exit ?? 1, output, stdout, seconds: (performance.now() - started) / 1000 });
    });
  });
}
