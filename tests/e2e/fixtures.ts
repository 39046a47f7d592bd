import AxeBuilder from "@axe-core/playwright";
import { type BrowserContext, test as base, expect, type Page } from "@playwright/test";
import { TOTP } from "otpauth";
import { closeDatabase } from "#app/platform/db.server.ts";
import { TEST_PASSWORD, type TestPerson } from "#tests/factories/people.ts";
import { type Portal, startPortal } from "#tests/setup/portal.ts";

type WorkerFixtures = { portal: Portal };
type TestFixtures = { noConsoleErrors: undefined };

/** `test` with a portal of its own; an error in the browser's console fails a test. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  portal: [
    // biome-ignore lint/correctness/noEmptyPattern: a fixture names what it needs, and this needs none
    async ({}, use) => {
      const portal = await startPortal();
      await use(portal);
      await closeDatabase();
      await portal.stop();
    },
    { scope: "worker", timeout: 120_000 },
  ],
  baseURL: async ({ portal }, use) => use(portal.url),
  noConsoleErrors: [
    async ({ browser, context }, use) => {
      const errors: string[] = [];
      const watch = (watched: BrowserContext) => {
        watched.on("console", (message) => {
          const isExpected = /status of (4\d\d|503)|ERR_CONNECTION_REFUSED/.test(message.text());
          if (message.type() === "error" && !isExpected) errors.push(message.text());
        });
        watched.on("weberror", (error) => errors.push(error.error().message));
      };
      // Also the browsers of everybody else whom a test opens one for.
      watch(context);
      browser.on("context", watch);
      await use(undefined);
      browser.off("context", watch);
      expect(errors).toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };

const LOOKS = [
  { width: 1440, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
] as const;

/**
 * Nothing that axe finds, wide in light and narrow in dark; nothing wider than the screen, with large text
 * neither; and no id that is missing or stands twice.
 */
export async function expectAccessible(page: Page): Promise<void> {
  for (const { width, colorScheme } of LOOKS) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    // Colours that are still on their way to the other scheme would be measured in between.
    await page.evaluate(async () => {
      await new Promise(requestAnimationFrame);
      await Promise.all(document.getAnimations().map((animation) => animation.finished));
    });
    // A page without a frame, as nearly all are, is gone through in one piece: a third of the time.
    const { violations } = await new AxeBuilder({ page })
      .options({ resultTypes: ["violations"] })
      .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
      .setLegacyMode(page.frames().length === 1)
      .analyze();
    const found = violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html.slice(0, 160)}`);
    expect(found, `${page.url()} at ${width} px, ${colorScheme}`).toEqual([]);
    expect(await listTooWide(page), `${page.url()} at ${width} px`).toEqual([]);
  }
  await expectRoomForLargeText(page);
  expect(await listBrokenReferences(page), page.url()).toEqual([]);
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

/** Nothing leaves the screen between a phone and a wide one: a tablet, and laptops. */
export async function expectFits(page: Page): Promise<void> {
  for (const width of [768, 1024, 1280, 1366]) {
    await page.setViewportSize({ width, height: 900 });
    expect(await listTooWide(page), `${page.url()} at ${width} px`).toEqual([]);
  }
}

/** What makes a page wider than its window: nothing, or by how much and the innermost that stick out. */
function listTooWide(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const sticksOut = (element: Element) =>
      element.getBoundingClientRect().right > clientWidth + 1 ||
      (element.scrollWidth > element.clientWidth + 1 &&
        getComputedStyle(element).overflowX === "visible");
    const innermost = [...document.body.querySelectorAll("*")].filter(
      (element) => sticksOut(element) && ![...element.children].some(sticksOut),
    );
    return [
      `by ${scrollWidth - clientWidth} px`,
      ...innermost.slice(0, 5).map(({ outerHTML }) => outerHTML.slice(0, 160)),
    ];
  });
}

/** Text of twice its size on a narrow screen pushes nothing aside (WCAG 1.4.4, 1.4.10). */
async function expectRoomForLargeText(page: Page): Promise<void> {
  const setSize = (size: string) =>
    page.evaluate((fontSize) => {
      document.documentElement.style.fontSize = fontSize;
    }, size);
  await setSize("200%");
  expect(await listTooWide(page), `${page.url()} with text of twice its size`).toEqual([]);
  await setSize("");
}

/** Ids that stand twice, or that a label, a description or a link on the page names in vain. */
function listBrokenReferences(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const named = ["for", "form", "aria-describedby", "aria-labelledby"].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].flatMap((element) => {
        const value = element.getAttribute(name) ?? "";
        return name.startsWith("aria-") ? value.split(/\s+/) : [value];
      }),
    );
    const here = [...document.querySelectorAll('a[href^="#"]')].map((link) =>
      decodeURIComponent((link.getAttribute("href") ?? "").slice(1)),
    );
    const known = new Set(ids);
    return [
      ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `twice: ${id}`),
      ...[...named, ...here].filter((id) => id && !known.has(id)).map((id) => `nowhere: ${id}`),
    ];
  });
}

const STEP_MS = 30_000;
/** How long a code may be on its way from here to the server. */
const ON_ITS_WAY_MS = 10_000;

/**
 * Codes of somebody's authenticator app. A code is good once, so every call moves on to a step that
 * was not used yet: the server takes one step behind its own and one ahead.
 */
export class Authenticator {
  private lastStep: number;

  /** @param lastUsedAt when a code of this secret was last given, if it was. */
  constructor(
    private readonly secret: string,
    lastUsedAt = new Date(0),
  ) {
    this.lastStep = Math.floor(lastUsedAt.getTime() / STEP_MS);
  }

  /** The next code; waits when the ones within reach are used up. */
  async next(): Promise<string> {
    const stepIn = (ms: number) => Math.floor((Date.now() + ms) / STEP_MS);
    const step = Math.max(this.lastStep + 1, stepIn(ON_ITS_WAY_MS) - 1);
    while (step > stepIn(0) + 1) await new Promise((resolve) => setTimeout(resolve, 500));
    this.lastStep = step;
    return new TOTP({ secret: this.secret }).generate({ timestamp: step * STEP_MS });
  }
}

/** Sign in with password and second factor. */
export async function signIn(
  page: Page,
  person: Pick<TestPerson, "email">,
  authenticator: Authenticator,
): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(person.email);
  await page.getByLabel("Password").fill(TEST_PASSWORD);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByLabel(/code/i).fill(await authenticator.next());
  await page.getByRole("button", { name: /continue|confirm|sign in/i }).click();
}
