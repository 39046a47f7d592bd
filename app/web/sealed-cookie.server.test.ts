import { beforeEach, expect, test, vi } from "vitest";

const PERSON = "2f0f0c1e-8e8b-4a2e-9d7c-0a1b2c3d4e5f";

beforeEach(() => {
  vi.resetModules();
  vi.stubEnv("DATABASE_URL", "postgres://flowdown@127.0.0.1/flowdown");
  vi.stubEnv("APP_SECRET", "a".repeat(32));
  vi.stubEnv("EVIDENCE_MASTER_KEY", Buffer.alloc(32, 7).toString("base64"));
  vi.stubEnv("FLOWDOWN_DEMO", "1");
});

test.each([
  ["https://flowdown.example.com", "__Host-flowdown_totp-enrolment", true],
  ["http://127.0.0.1:3000", "flowdown_totp-enrolment", false],
])("at %s a sealed cookie is called %s", async (appUrl, name, isSecure) => {
  vi.stubEnv("APP_URL", appUrl);
  const { readSealedCookie, sealCookie } = await import("./sealed-cookie.server.ts");
  const [cookie = "", ...attributes] = sealCookie("totp-enrolment", PERSON, "SECRET").split("; ");
  expect(cookie.startsWith(`${name}=`)).toBe(true);
  expect(attributes).toContain("Path=/");
  expect(attributes).toContain("HttpOnly");
  expect(attributes.includes("Secure")).toBe(isSecure);
  expect(attributes.some((attribute) => attribute.startsWith("Domain"))).toBe(false);
  const request = new Request(appUrl, { headers: { Cookie: cookie } });
  expect(readSealedCookie(request, "totp-enrolment", PERSON)).toBe("SECRET");
  expect(readSealedCookie(request, "recovery-codes", PERSON)).toBeNull();
});
