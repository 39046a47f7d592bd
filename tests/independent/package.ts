import type { Member, Package } from "./zip.ts";

/** "A package that was packed again" of the document. */
export type Found = { folder: string; parts: ReadonlyMap<string, Member> };

/** The parts, out of the folder they lie in; null when there is no record. */
export function findParts({ members }: Package): Found | null {
  const files = members.filter(({ name }) => !name.endsWith("/"));
  for (const landmark of ["manifest.jws", "record.json"]) {
    const folders = files
      .filter(({ name }) => !name.startsWith("__MACOSX/"))
      .filter(({ name }) => name === landmark || name.endsWith(`/${landmark}`))
      .map(({ name }) => name.slice(0, name.length - landmark.length));
    const [first] = folders;
    const folder = folders.includes("") || new Set(folders).size !== 1 ? "" : first;
    if (folder === undefined || (folder === "" && !folders.includes(""))) continue;
    const parts = new Map<string, Member>();
    for (const file of files)
      if (file.name.startsWith(folder) && !parts.has(file.name.slice(folder.length)))
        parts.set(file.name.slice(folder.length), file);
    return { folder, parts };
  }
  return null;
}

/** Files that are no part, and whether anything of the package is not as it was built. */
export function listChanges(
  { members }: Package,
  { folder, parts }: Found,
  built: { names: readonly string[]; at: string },
): { added: string[]; isRepacked: boolean } {
  const own = new Set(built.names.map((name) => folder + name));
  const files = members.filter(({ name }) => !name.endsWith("/"));
  const added = files.map(({ name }) => name).filter((name) => !own.has(name));
  const order = [...parts.keys()].filter((name) => built.names.includes(name));
  const seconds = Math.floor(Date.parse(built.at) / 1000);
  const isChanged = files
    .filter(({ name }) => own.has(name))
    .some(({ method, time }) => method !== 0 || time !== seconds);
  const isMoved = order.join() !== built.names.filter((name) => parts.has(name)).join();
  const hasFolders = folder !== "" || files.length < members.length;
  return { added, isRepacked: added.length > 0 || isChanged || isMoved || hasFolders };
}

/** Whether the package is a trap. */
export function isTrap({ members, size }: Package, isListed: (name: string) => boolean): boolean {
  const plain = (name: string) =>
    name
      .normalize("NFC")
      .toLowerCase()
      .replace(/\/$/, "")
      .replace(/[ .]+$/, "");
  const names = members.map(({ name }) => plain(name));
  const files = members.filter(({ name }) => !name.endsWith("/")).map(({ name }) => plain(name));
  const isFolderOfAnother = files.some((file) => names.some((name) => name.startsWith(`${file}/`)));
  const packed = members.reduce((sum, member) => sum + member.packed, 0);
  return (
    members.length > 100_000 ||
    packed > size ||
    new Set(names).size < names.length ||
    isFolderOfAnother ||
    members.some((member) => isBad(member) || (!isListed(member.name) && isBomb(member)))
  );
}

function isBad({ name, isLink, isEncrypted, method }: Member): boolean {
  const parts = name.replace(/\/$/, "").split("/");
  return (
    isLink ||
    isEncrypted ||
    ![0, 8].includes(method) ||
    /^\/|^[A-Za-z]:|\\/.test(name) ||
    [...name].some((one) => one < " " || /[\u007f\u202a-\u202e\u2066-\u2069]/.test(one)) ||
    parts.some((part) => ["", ".", ".."].includes(part))
  );
}

function isBomb({ size, packed }: Member): boolean {
  return size > 10_000_000 && size > packed * 200;
}
