import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

/** After so many seconds, a server that was asked to end is killed: nothing of its data is wanted. */
const STOP_SECONDS = 5;
/** The last lines of a server's log say why it ended. */
const LAST_LINES = 5;

/** A program that runs until it is stopped; it never outlives this process, unless that is killed by SIGKILL. */
export class ServerProcess {
  private readonly child: ChildProcess;
  private readonly ended: Promise<unknown>;
  private log = '';

  constructor(
    private readonly command: string,
    args: readonly string[],
  ) {
    // A group of its own: an interrupt from the keyboard must reach the servers in order, through stop, or be a kill.
    this.child = spawn(command, args, { detached: true, stdio: ['ignore', 'pipe', 'pipe'] });
    const collect = (text: Buffer): void => {
      this.log = (this.log + text.toString()).slice(-20_000);
    };
    this.child.stdout?.on('data', collect);
    this.child.stderr?.on('data', collect);
    this.child.on('error', (error) => collect(Buffer.from(error.message)));
    this.ended = once(this.child, 'close').catch(() => undefined);
    process.on('exit', this.kill).once('SIGINT', this.interrupted).once('SIGTERM', this.interrupted);
  }

  /** The end of all that it printed, at most 20,000 characters. */
  get printed(): string {
    return this.log;
  }

  get running(): boolean {
    return this.child.pid !== undefined && this.child.exitCode === null && this.child.signalCode === null;
  }

  /** Throws the end of the server's log when it isn't running any more. */
  assertRunning(): void {
    if (!this.running) {
      const lines = this.log.trim().split('\n').slice(-LAST_LINES);
      throw new Error(`${this.command} ended by itself:\n${lines.join('\n')}`);
    }
  }

  /** Asks the server to end, kills it when it takes longer than 5 s, and waits until it has ended. */
  async stop(): Promise<void> {
    if (this.running) {
      this.child.kill('SIGTERM');
      const timer = setTimeout(this.kill, STOP_SECONDS * 1000);
      await this.ended;
      clearTimeout(timer);
    }
    process.off('exit', this.kill).off('SIGINT', this.interrupted).off('SIGTERM', this.interrupted);
  }

  private readonly kill = (): void => {
    if (this.running) {
      this.child.kill('SIGKILL');
    }
  };

  private readonly interrupted = (signal: NodeJS.Signals): void => {
    this.kill();
    process.kill(process.pid, signal);
  };
}
