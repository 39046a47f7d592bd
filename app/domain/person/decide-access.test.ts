import { expect, test } from "vitest";
import { decideAccess, type Permission } from "./decide-access.ts";
import type { Role } from "./roles.ts";

test.each<[Permission, Role[], Role]>([
  ["record:build", ["prime-admin", "prime-manager"], "prime-manager"],
  ["award:record", ["prime-admin", "prime-manager"], "prime-manager"],
  ["prime-people:manage", ["prime-admin", "prime-manager"], "prime-admin"],
  ["flowdown:issue", ["prime-viewer", "prime-admin"], "prime-admin"],
  [
    "submission:prepare",
    ["subcontractor-admin", "subcontractor-official"],
    "subcontractor-official",
  ],
  ["assigned:answer", ["subcontractor-contributor", "subcontractor-admin"], "subcontractor-admin"],
])("%s of somebody who is %s is done as %s", (permission, roles, role) => {
  for (const held of [roles, [...roles].reverse()]) {
    const memberships = held.map((one) => ({ organizationId: "o1", role: one }));
    expect(decideAccess(memberships, permission, "o1")).toEqual({ ok: true, role });
  }
});
