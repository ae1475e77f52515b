import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ApiServer } from '../../lib/plan/api-server';
import { MaintenanceWindow } from '../../lib/plan/maintenance-window';
import { NodePool } from '../../lib/plan/node-pool';
import { Readiness } from '../../lib/plan/readiness';
import { north, says, west } from '../support/pair';

test('a standby may grow to what the active site has, and not one node less', () => {
  const pools = (standbyMax: number) => ({
    readiness: Readiness.warm({ standbyMax }),
    nodePools: [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 1, max: 12 })],
  });
  assert.equal(says('standby-carries-the-load', pools(12)), 'holds');
  assert.deepEqual(says('standby-carries-the-load', pools(11)), [
    'error readiness.standbyMax: At failover northeurope must run what westeurope runs, at most 12 nodes of apps; readiness.standbyMax allows 11. Raise readiness.standbyMax to 12, or lower nodePools[apps].max to 11.',
  ]);
});

test('when the standby serves, the primary must carry its load', () => {
  const nodePools = [NodePool.user('apps', { size: 'Standard_D4s_v5', min: 1, max: 4, standby: { max: 2 } })];
  assert.deepEqual(says('standby-carries-the-load', { nodePools, active: 'northeurope' }), [
    'error nodePools[apps].standby.max: At failover westeurope must run what northeurope runs, at most 4 nodes of apps; nodePools[apps].standby.max allows 2. Raise nodePools[apps].standby.max to 4, or lower nodePools[apps].max to 2.',
  ]);
});

test('a Kubernetes version left to AKS is a warning that names the sites', () => {
  assert.equal(says('kubernetes-version-is-declared', { kubernetesVersion: '1.34' }), 'holds');
  assert.deepEqual(says('kubernetes-version-is-declared', { primary: west({ kubernetesVersion: '1.34' }) }), [
    "warning kubernetesVersion: northeurope will run AKS's default of the day, which moves region by region; backups restore to an equal or newer version only. Declare the minor version, for example kubernetesVersion: '1.34'; az aks get-versions --location REGION lists them.",
  ]);
});

test('the standby may be newer than the primary, never older', () => {
  const rule = 'standby-version-is-not-below';
  assert.equal(says(rule), 'does not apply');
  assert.equal(says(rule, { kubernetesVersion: '1.34' }), 'holds');
  assert.equal(says(rule, { kubernetesVersion: '1.9', standby: north({ kubernetesVersion: '1.10' }) }), 'holds');
  assert.deepEqual(says(rule, { kubernetesVersion: '1.34', standby: north({ kubernetesVersion: '1.33' }) }), [
    "error standby.kubernetesVersion: The standby's Kubernetes 1.33 is older than the primary's 1.34; backups restore to an equal or newer version only. Use 1.34 or newer at the standby: it is upgraded first.",
  ]);
});

test('windows start 24 hours apart or more, counted the shorter way round the week', () => {
  const rule = 'maintenance-is-a-day-apart';
  const windows = (a: MaintenanceWindow, b: MaintenanceWindow) => ({
    primary: west({ maintenance: a }),
    standby: north({ maintenance: b }),
  });
  const sunday = MaintenanceWindow.weekly('Sunday', '01:00');
  assert.equal(says(rule), 'holds');
  assert.equal(says(rule, windows(sunday, MaintenanceWindow.weekly('Saturday', '01:00'))), 'holds');
  assert.deepEqual(says(rule, windows(sunday, MaintenanceWindow.weekly('Saturday', '01:01'))), [
    'error standby.maintenance: The windows start 23 h 59 min apart (westeurope Sunday 01:00, northeurope Saturday 01:01, UTC); an upgrade that breaks one site would reach the other before anybody saw it. Start them at least 24 hours apart, either way round the week.',
  ]);
  assert.deepEqual(says(rule, { primary: west({ maintenance: MaintenanceWindow.weekly('Thursday', '12:00') }) }), [
    'error primary.maintenance: The windows start 10 h apart (westeurope Thursday 12:00, northeurope Thursday 02:00, UTC); an upgrade that breaks one site would reach the other before anybody saw it. Start them at least 24 hours apart, either way round the week.',
  ]);
});

test('an API server open to the internet is a warning; ranges or a private one are none', () => {
  const rule = 'api-server-is-guarded';
  assert.equal(says(rule, { apiServer: ApiServer.private() }), 'holds');
  assert.equal(says(rule, { apiServer: ApiServer.authorizedRanges(['203.0.113.0/24']) }), 'holds');
  assert.deepEqual(says(rule), [
    "warning apiServer: The Kubernetes API of both clusters answers any address on the internet; only the Entra sign-in guards it. Use ApiServer.authorizedRanges([…]) with your network's and your pipeline's addresses, or ApiServer.private().",
  ]);
});
