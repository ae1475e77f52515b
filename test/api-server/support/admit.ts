import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { type Answer, ApiServer } from './api-server';
import { installCrds } from './crds';

/** What every object says of itself, if it is one. */
interface Identity {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata?: { readonly name?: string; readonly namespace?: string };
}

/** One kind as the server's discovery lists it. */
interface Resource {
  readonly name: string;
  readonly kind: string;
  readonly namespaced: boolean;
}

/** A real API server with the CRDs of Velero and of the CSI snapshotter, which says what it thinks of manifests. */
export class Judge {
  /** Starts a server and installs the CRDs; throws, with nothing left running, when one of them fails. */
  static async start(): Promise<Judge> {
    const server = await ApiServer.start();
    try {
      return new Judge(server, await installCrds(server));
    } catch (error) {
      await server.stop();
      throw error;
    }
  }

  private constructor(
    readonly server: ApiServer,
    /** The names of the CRDs that were installed. */
    readonly crds: readonly string[],
  ) {}

  /**
   * Applies every document of a manifest server-side, as a dry run and with strict field validation, and returns the
   * server's objections: `<kind> <namespace>/<name>: <message>`, none when all would be admitted. It doesn't judge what
   * Velero alone does: cron strings, modifiers, settings of a store. The namespaces that the
   * objects are in are made for real, since a dry run leaves none behind.
   */
  async admit(yaml: string): Promise<string[]> {
    // A line that starts with `---` is a document marker wherever it stands; a document of comments alone is no object.
    const texts = yaml.split(/^---(?=\s|$)/m).filter((text) => /^[ \t]*[^#\s]/m.test(text));
    const objects = parse(yaml);
    if (objects.length !== texts.length) {
      return [`the manifest has ${texts.length} documents, and ${objects.length} of them can be read`];
    }
    const problems: string[] = [];
    for (const [index, text] of texts.entries()) {
      const problem = await this.problem(objects[index]!, text);
      if (problem !== undefined) {
        problems.push(problem);
      }
    }
    return problems;
  }

  /** Stops the server and removes all that it wrote. */
  stop(): Promise<void> {
    return this.server.stop();
  }

  private async problem({ apiVersion, kind, metadata }: Identity, text: string): Promise<string | undefined> {
    if (!apiVersion || !kind || !metadata?.name) {
      return `${kind ?? 'object'} ${metadata?.name ?? 'without name'}: apiVersion, kind and metadata.name are needed`;
    }
    const title = `${kind} ${metadata.namespace === undefined ? '' : `${metadata.namespace}/`}${metadata.name}`;
    const group = `${apiVersion.includes('/') ? '/apis' : '/api'}/${apiVersion}`;
    const resource = await this.resource(group, kind);
    if (resource === undefined) {
      return `${title}: the server has no ${kind} in apiVersion ${apiVersion}`;
    }
    if (resource.namespaced && metadata.namespace === undefined) {
      return `${title}: metadata.namespace is needed`;
    }
    const place = resource.namespaced ? `/namespaces/${metadata.namespace}` : '';
    if (metadata.namespace !== undefined) {
      await this.makeNamespace(metadata.namespace);
    }
    const answer = await this.server.call(
      'PATCH',
      `${group}${place}/${resource.name}/${metadata.name}?fieldManager=sitepair&force=true&fieldValidation=Strict&dryRun=All`,
      { type: 'application/apply-patch+yaml', text },
    );
    return answer.status < 300 ? undefined : `${title}: ${message(answer)}`;
  }

  /** The kind's entry in the discovery of its group; a subresource (`daemonsets/status`) isn't one. */
  private async resource(group: string, kind: string): Promise<Resource | undefined> {
    const answer = await this.server.call('GET', group);
    const { resources = [] } = answer.status === 200 ? (JSON.parse(answer.body) as { resources?: Resource[] }) : {};
    return resources.find((resource) => resource.kind === kind && !resource.name.includes('/'));
  }

  private async makeNamespace(name: string): Promise<void> {
    const text = JSON.stringify({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    const answer = await this.server.call('POST', '/api/v1/namespaces', { type: 'application/json', text });
    if (answer.status !== 201 && answer.status !== 409) {
      throw new Error(`The namespace ${name} cannot be made: ${message(answer)}`);
    }
  }
}

/** The objects of a manifest, without empty documents. The server reads the text itself: this is for their identity alone. */
function parse(text: string): readonly Identity[] {
  const folder = mkdtempSync(join(tmpdir(), 'sitepair-manifest-'));
  try {
    const file = join(folder, 'manifest.yaml');
    writeFileSync(file, text);
    return Yaml.load(file) as readonly Identity[];
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function message({ body }: Answer): string {
  return (JSON.parse(body) as { readonly message: string }).message;
}
