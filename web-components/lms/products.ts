/** The products whose steps we know. Their names are the same in every language. */
export const products = {
  moodle: 'Moodle',
  canvas: 'Canvas',
  brightspace: 'Brightspace',
  blackboard: 'Blackboard',
  totara: 'Totara',
} as const;

export type Product = keyof typeof products | 'other';

const families: Record<string, string> = {
  ...products,
  desire2learn: products.brightspace,
  blackboardlearn: products.blackboard,
};

/** As people call it; what is not known, as it calls itself. */
export function productName(family: string): string {
  return families[family.toLowerCase()] ?? family;
}
