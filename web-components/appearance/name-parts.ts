/**
 * Gives parts to what is drawn in many places, or by code that also draws into the page's own tree, where parts mean nothing.
 * @param names selectors, each with the part that host pages style by it
 */
export function nameParts(root: ParentNode, names: readonly (readonly [selector: string, part: string])[]): void {
  for (const [selector, part] of names)
    for (const found of root.querySelectorAll(selector)) if (!found.part.contains(part)) found.part.add(part);
}
