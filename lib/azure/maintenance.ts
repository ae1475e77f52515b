import type {
  KubernetesClusterMaintenanceWindow,
  KubernetesClusterMaintenanceWindowAutoUpgrade,
} from '@cdktf/provider-azurerm/lib/kubernetes-cluster/index.js';
import { WEEK_DAYS, type WeekTime } from '../values/week';

/** A weekly window, in UTC. */
export interface WeeklyWindow {
  readonly start: WeekTime;
  /** Length in whole hours, 4–24. */
  readonly hours: number;
}

/** The window for Kubernetes versions and for node images: AKS schedules the two apart, in one shape. */
export function weeklySchedule({ start, hours }: WeeklyWindow): KubernetesClusterMaintenanceWindowAutoUpgrade {
  return {
    frequency: 'Weekly',
    interval: 1,
    dayOfWeek: start.day,
    startTime: start.time,
    utcOffset: '+00:00',
    duration: hours,
  };
}

/** The window for AKS's own weekly releases, which takes hours of days and no minutes. It runs over midnight if it must. */
export function allowedHours({ start, hours }: WeeklyWindow): KubernetesClusterMaintenanceWindow {
  const first = Number(start.time.slice(0, 2));
  const byDay = new Map<string, number[]>();
  for (let hour = first; hour < first + hours; hour++) {
    const day = WEEK_DAYS[(WEEK_DAYS.indexOf(start.day) + Math.floor(hour / 24)) % WEEK_DAYS.length]!;
    byDay.set(day, [...(byDay.get(day) ?? []), hour % 24]);
  }
  return { allowed: [...byDay].map(([day, allowed]) => ({ day, hours: allowed })) };
}
