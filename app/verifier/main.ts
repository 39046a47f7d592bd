import type { Check } from "#app/domain/archive/archive.ts";
import { findPassportParts, verifyPassport } from "#app/domain/passport/verify-passport.ts";
import { RecordContent } from "#app/domain/record/content.ts";
import { RECORD_FILES } from "#app/domain/record/manifest.ts";
import type { Failure } from "#app/domain/record/verify/report.ts";
import {
  listShown,
  OUTCOME_WORDS,
  type PackageNoun,
  sayVerdict,
} from "#app/domain/record/verify/say-verification.ts";
import {
  findRecordParts,
  type Verification,
  verifyRecord,
} from "#app/domain/record/verify/verify-record.ts";
import { openDropped } from "./archive.ts";

/** What the page holds; its HTML stands in `page.html`. */
const page = {
  form: find<HTMLFormElement>("check"),
  record: find<HTMLInputElement>("record"),
  earlier: find<HTMLInputElement>("earlier"),
  key: find<HTMLInputElement>("key"),
  strict: find<HTMLInputElement>("strict"),
  result: find<HTMLElement>("result"),
};

page.form.addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
document.addEventListener("dragover", (event) => event.preventDefault());
document.addEventListener("drop", (event) => {
  event.preventDefault();
  const files = event.dataTransfer?.files;
  if (!files?.length) return;
  page.record.files = files;
  void check();
});

async function check(): Promise<void> {
  const file = page.record.files?.[0];
  if (!file) return say("Choose the record or passport first: a ZIP file.");
  say("Checking. A large record takes a moment.");
  try {
    const archive = await openDropped(file);
    if (findPassportParts(archive)) {
      const options = { verifierKey: givenKey(), isStrict: page.strict.checked };
      show(await verifyPassport(archive, options), "passport");
      return;
    }
    show(
      await verifyRecord(archive, {
        verifierKey: givenKey(),
        earlier: await readEarlier(page.earlier.files?.[0]),
        isStrict: page.strict.checked,
      }),
    );
  } catch {
    say("This file is no record and no passport: it is no ZIP file that can be read.");
  }
}

function givenKey(): string | undefined {
  return page.key.value.trim() || undefined;
}

async function readEarlier(file: File | undefined): Promise<RecordContent | undefined> {
  if (!file) return undefined;
  const parts = findRecordParts(await openDropped(file));
  if (!parts) throw new Error("The earlier record is none.");
  const text = new TextDecoder().decode(await parts.read(RECORD_FILES.json));
  return RecordContent.parse(JSON.parse(text));
}

type Shown = Pick<
  Verification,
  "isOk" | "checks" | "failures" | "repacking" | "number" | "verifierKey"
>;

function show(verification: Shown, noun: PackageNoun = "record"): void {
  const { isOk, checks, failures, repacking, verifierKey } = verification;
  const verdict = element("p", sayVerdict(verification, noun));
  const tone = isOk ? (repacking?.isRepacked ? "remark" : "ok") : "failed";
  verdict.className = `verdict verdict--${tone}`;
  const parts: HTMLElement[] = [verdict];
  if (failures.length > 0)
    parts.push(element("h2", "What is wrong, the worst first"), listOf(listShown(failures), wrong));
  parts.push(element("h2", "What was checked"), listOf(checks, row));
  if (verifierKey) parts.push(element("p", KEY_WORDS[noun]), element("code", verifierKey));
  page.result.replaceChildren(...parts);
}

const KEY_WORDS: Record<PackageNoun, string> = {
  record: "Signed by this key. Compare it with what the prime gave you elsewhere:",
  passport:
    "Sealed by the portal with this key. Compare it with what that portal answers at /portal-keys.txt. The seal shows that nothing was changed since; it does not show that what was stated is true:",
};

function listOf<T>(things: readonly T[], item: (thing: T) => HTMLElement): HTMLElement {
  const list = document.createElement("ol");
  list.append(...things.map(item));
  return list;
}

function wrong({ problem, advice, more }: Failure & { more: number }): HTMLElement {
  const item = document.createElement("li");
  item.className = "failed";
  item.append(element("strong", problem));
  if (more > 0) item.append(element("p", `And ${more} more like it.`));
  item.append(element("p", `What to do: ${advice}`));
  return item;
}

function row({ title, outcome, detail }: Check): HTMLElement {
  const item = document.createElement("li");
  item.className = outcome;
  item.append(element("strong", `${OUTCOME_WORDS[outcome]}: ${title}`), element("p", detail));
  return item;
}

function say(text: string): void {
  page.result.replaceChildren(element("p", text));
}

function element(name: string, text: string): HTMLElement {
  const made = document.createElement(name);
  made.textContent = text;
  return made;
}

function find<T extends HTMLElement>(id: string): T {
  const found = document.getElementById(id);
  if (!found) throw new Error(`the page has no ${id}`);
  return found as T;
}
