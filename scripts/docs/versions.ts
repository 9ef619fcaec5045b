/** A version of the documents: where its site lies under the newest one's, and the commit that it is built from. */
export interface Version {
  readonly name: string;
  readonly ref: string;
}

/** The releases whose documents are kept: of each minor version its last patch, the newest first. Other tags are left alone. */
export function releases(tags: readonly string[]): Version[] {
  const found = tags.flatMap((ref) => {
    const [, major, minor, patch] = /^v(\d+)\.(\d+)\.(\d+)$/.exec(ref) ?? [];
    return patch === undefined ? [] : [{ ref, name: `v${major}.${minor}`, order: [major, minor, patch].map(Number) }];
  });
  found.sort((a, b) => b.order.map((n, i) => n - (a.order[i] ?? 0)).find((difference) => difference !== 0) ?? 0);
  return found
    .filter(({ name }, i) => found.findIndex((other) => other.name === name) === i)
    .map(({ name, ref }) => ({ name, ref }));
}

/**
 * The entry of the menu for a site that is one of several, named `shown`; an empty list where there is one alone. `root` is the
 * address of the newest, ending in a slash.
 */
export function versionMenu(
  root: string,
  shown: string,
  names: readonly string[],
): { text: string; items: { text: string; link: string; target: string }[] }[] {
  if (names.length === 0) return [];
  const links = names.map((name) => ({ text: name, link: `${root}${name}/`, target: '_self' }));
  return [{ text: shown, items: [{ text: 'main', link: root, target: '_self' }, ...links] }];
}
