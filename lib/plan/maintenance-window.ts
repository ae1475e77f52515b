import type { WeekDay } from '../values/week';

/** How a weekly maintenance window is typed. */
export interface WeeklyWindowProps {
  /**
   * Length in whole hours, 4–24.
   * @default 4
   */
  readonly hours?: number;
}

/** When AKS may upgrade a cluster, its node images and its control plane. Nothing is upgraded outside it. */
export class MaintenanceWindow {
  /** Once a week. `start` is `HH:MM` in UTC. Starts of the two sites must be at least 24 hours apart. */
  static weekly(day: WeekDay, start: string, props: WeeklyWindowProps = {}): MaintenanceWindow {
    return new MaintenanceWindow(day, start, props.hours);
  }

  private constructor(
    readonly day: WeekDay,
    readonly start: string,
    readonly hours: number | undefined,
  ) {}
}

/** Length of a window in hours when none is given, and its bounds (azurerm 4.55, kubernetes_cluster maintenance_window_*.duration). */
export const WINDOW_HOURS = { preset: 4, min: 4, max: 24 } as const;

/** Windows of a pair that declares none: two days apart, outside the European and American working day. */
export const WINDOW_PRESETS = {
  primary: { day: 'Tuesday', start: '02:00' },
  standby: { day: 'Thursday', start: '02:00' },
} as const satisfies Record<string, { day: WeekDay; start: string }>;
