/**
 * Whether the last day has passed without the obligation being met. Computed, never stored.
 * @param overdueAfter last day of the grace period
 */
export function isOverdue(overdueAfter: string, completed: boolean, today: string): boolean {
  return !completed && overdueAfter < today;
}
