import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ApiServer } from './api-server';
import { download, type GoModule } from './go-module';

const SERVED_SECONDS = 30;

/** Where the CRDs of our manifests' custom resources are published: read from there, never copied here. */
const SOURCES: readonly (GoModule & { readonly folders: readonly string[] })[] = [
  {
    path: 'github.com/vmware-tanzu/velero',
    version: 'v1.18.3',
    folders: ['config/crd/v1/bases', 'config/crd/v2alpha1/bases'],
  },
  {
    path: 'github.com/kubernetes-csi/external-snapshotter/client/v8',
    version: 'v8.4.0',
    folders: ['config/crd'],
  },
];

/** Creates every CRD of Velero and of the CSI snapshotter and returns their names when the server serves them all. */
export async function installCrds(server: ApiServer): Promise<readonly string[]> {
  const names: string[] = [];
  for (const file of await crdFiles()) {
    const answer = await server.call('POST', '/apis/apiextensions.k8s.io/v1/customresourcedefinitions', {
      type: 'application/yaml',
      text: readFileSync(file, 'utf8'),
    });
    if (answer.status !== 201) {
      throw new Error(`The API server refused the CRD ${file}: ${answer.body}`);
    }
    names.push((JSON.parse(answer.body) as { readonly metadata: { readonly name: string } }).metadata.name);
  }
  for (const name of names) {
    await established(server, name);
  }
  return names;
}

/** `<group>_<plural>.yaml`; other files beside them (`kustomization.yaml`) aren't CRDs. */
async function crdFiles(): Promise<readonly string[]> {
  const files: string[] = [];
  for (const source of SOURCES) {
    const root = await download(source);
    for (const folder of source.folders.map((name) => join(root, name))) {
      const names = readdirSync(folder).filter((name) => /^[a-z0-9.]+_[a-z]+\.yaml$/.test(name));
      files.push(...names.sort().map((name) => join(folder, name)));
    }
  }
  return files;
}

async function established(server: ApiServer, name: string): Promise<void> {
  const end = performance.now() + SERVED_SECONDS * 1000;
  while (performance.now() < end) {
    const { body } = await server.call('GET', `/apis/apiextensions.k8s.io/v1/customresourcedefinitions/${name}`);
    const { status } = JSON.parse(body) as {
      readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
    };
    if (status?.conditions?.some((condition) => condition.type === 'Established' && condition.status === 'True')) {
      return;
    }
    await sleep(50);
  }
  throw new Error(`The API server didn't serve ${name} after ${SERVED_SECONDS} s.`);
}
