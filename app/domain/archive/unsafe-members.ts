import { countWords } from "#app/domain/kernel/count-words.ts";
import type { PackedArchive, PackedMember } from "./packed-member.ts";

const MOST_MEMBERS = 100_000;
const STORED = 0;
const DEFLATED = 8;

/** An added member that unpacks to this many bytes, and this many times its size, is a trap. */
const TRAP_BYTES = 10_000_000;
const TRAP_RATIO = 200;

/**
 * What about the members of a ZIP is not to be trusted, whatever they hold: names that lead out of
 * the folder it is unpacked into, or that a computer could take for another's; members that cannot
 * be read, or that unpack without end.
 *
 * @param isSigned whether the size of a member is signed for, so that it cannot surprise.
 * @returns a sentence for each, in the order of the members.
 * @throws never
 */
export function listUnsafeMembers(
  { members, packedBytes }: Pick<PackedArchive, "members" | "packedBytes">,
  isSigned: (name: string) => boolean,
): string[] {
  if (members.length > MOST_MEMBERS)
    return [
      `The package has ${countWords(members.length, "member")}; at most ${MOST_MEMBERS} are read.`,
    ];
  const total = members.reduce((sum, member) => sum + member.packedBytes, 0);
  return [
    ...members.flatMap((member) => problemsOf(member, isSigned(member.name))),
    ...listDoubles(members),
    ...(total > packedBytes
      ? ["Members of the package lie over each other, as in a file made to unpack without end."]
      : []),
  ];
}

function problemsOf(member: PackedMember, isSigned: boolean): string[] {
  const { name, method, sizeBytes, packedBytes } = member;
  const shown = JSON.stringify(name);
  const problems: string[] = [];
  const pathProblem = findPathProblem(name);
  if (pathProblem) problems.push(`The name ${shown} ${pathProblem}.`);
  if (member.isLink) problems.push(`${shown} is a link to another file.`);
  if (member.isEncrypted) problems.push(`${shown} is encrypted: nobody can check what it holds.`);
  else if (method !== STORED && method !== DEFLATED)
    problems.push(`${shown} is compressed in a way (${method}) that is not read here.`);
  if (!isSigned && sizeBytes > TRAP_BYTES && sizeBytes > packedBytes * TRAP_RATIO)
    problems.push(`${shown} would unpack to ${sizeBytes} bytes out of ${packedBytes}.`);
  return problems;
}

function findPathProblem(name: string): string | null {
  const parts = name.replace(/\/$/, "").split("/");
  if (name.includes("\\")) return "has a backslash, which Windows takes for a folder";
  if (name.startsWith("/")) return "begins at the root of a disk";
  if (/^[A-Za-z]:/.test(name)) return "names a disk";
  if (parts.some((part) => part === ".." || part === ".")) return "leads to another folder";
  if (parts.some((part) => part === "")) return "has an empty part";
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for
  return /[\u0000-\u001F\u007F\u202A-\u202E\u2066-\u2069]/.test(name)
    ? "has characters that nobody sees"
    : null;
}

/** Names that are the same to Windows or a Mac: one file would take the other's place. */
function listDoubles(members: readonly PackedMember[]): string[] {
  const seen = new Map<string, string>();
  const folders = new Set<string>();
  const problems: string[] = [];
  for (const { name, isFolder } of members) {
    const plain = plainName(name);
    const twin = seen.get(plain);
    if (twin === name) problems.push(`${name} is in the package twice.`);
    else if (twin !== undefined)
      problems.push(`${name} and ${twin} are the same name to many computers.`);
    seen.set(plain, name);
    for (const folder of foldersOf(plain, isFolder)) folders.add(folder);
  }
  for (const { name, isFolder } of members)
    if (!isFolder && folders.has(plainName(name)))
      problems.push(`${name} is a file and a folder at once.`);
  return problems;
}

function plainName(name: string): string {
  return name
    .normalize("NFC")
    .toLowerCase()
    .replace(/\/$/, "")
    .replace(/[ .]+$/, "");
}

function foldersOf(plain: string, isFolder: boolean): string[] {
  const parts = plain.split("/");
  const above = parts.slice(0, -1).map((_, index) => parts.slice(0, index + 1).join("/"));
  return isFolder ? [...above, plain] : above;
}
