/** Whether the last day has passed without the obligation being met. Computed, never stored. */
export function isOverdue(dueOn: string, completed: boolean, today: string): boolean {
  return !completed && dueOn < today;
}
