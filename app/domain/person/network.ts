const IPV4 = /^\d{1,3}(\.\d{1,3}){3}$/;
const GROUPS = 8;

/**
 * The network that tries are counted by: an IPv4 address itself, of an IPv6 address the /64, because
 * whoever has one address of it has all. An IPv4 address written as IPv6 is the IPv4 address.
 *
 * @param address as the connection tells it.
 * @returns the address itself when it is neither, in lower case.
 * @throws never
 */
export function networkOf(address: string): string {
  const plain = address.trim().toLowerCase().replace(/%.*$/, "");
  if (IPV4.test(plain)) return plain;
  const groups = groupsOf(plain);
  if (!groups) return plain;
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff;
  if (isMapped)
    return groups
      .slice(6)
      .flatMap((group) => [group >> 8, group & 0xff])
      .join(".");
  const prefix = groups.slice(0, 4).map((group) => group.toString(16));
  return `${prefix.join(":")}::/64`;
}

/** The eight groups of an IPv6 address; null when it is none. */
function groupsOf(address: string): number[] | null {
  const written = withHexadecimalTail(address);
  const [head = "", tail, ...more] = written.split("::");
  if (more.length > 0 || !written.includes(":")) return null;
  const before = head === "" ? [] : head.split(":");
  const after = tail === undefined || tail === "" ? [] : tail.split(":");
  const missing = GROUPS - before.length - after.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const all = [...before, ...Array.from({ length: missing }, () => "0"), ...after];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/.test(group))) return null;
  return all.map((group) => Number.parseInt(group, 16));
}

/** An address that ends like an IPv4 address, with its last two groups in hexadecimal. */
function withHexadecimalTail(address: string): string {
  const start = address.lastIndexOf(":") + 1;
  const tail = address.slice(start);
  if (!IPV4.test(tail)) return address;
  const [a = 0, b = 0, c = 0, d = 0] = tail.split(".").map(Number);
  return `${address.slice(0, start)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
}
