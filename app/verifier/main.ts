import type { Check } from "#app/domain/archive/archive.ts";
import { cleanCode } from "#app/domain/kernel/pasted-text.ts";
import { readVerifierKey } from "#app/domain/log/checkpoint.ts";
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
import { holdsRecord, sayWhatHolds, sayWhatIs } from "#app/domain/record/verify/what-is-given.ts";
import { openDropped } from "./archive.ts";

/** What the page holds; its HTML stands in `page.html`. */
const page = {
  form: find<HTMLFormElement>("check"),
  record: find<HTMLInputElement>("record"),
  earlier: find<HTMLInputElement>("earlier"),
  key: find<HTMLInputElement>("key"),
  strict: find<HTMLInputElement>("strict"),
  /** said aloud as it changes: one sentence */
  status: find<HTMLElement>("status"),
  result: find<HTMLElement>("result"),
};

/** Which check the page shows: what an earlier one found meanwhile is no answer to the last. */
let current = 0;

page.form.addEventListener("submit", (event) => {
  event.preventDefault();
  void check();
});
// A verdict stands for what it was found of, and for nothing that was chosen since.
page.form.addEventListener("change", clear);
page.key.addEventListener("input", clear);
document.addEventListener("dragover", (event) => {
  if (!isForEarlier(event)) event.preventDefault();
});
document.addEventListener("drop", (event) => {
  if (isForEarlier(event)) return;
  event.preventDefault();
  const files = event.dataTransfer?.files;
  if (!files?.length) return;
  page.record.files = files;
  void check();
});

/** What is dropped on its own field is the earlier record; the browser puts it there. */
function isForEarlier({ target }: DragEvent): boolean {
  return target === page.earlier;
}

function clear(): void {
  current += 1;
  page.status.textContent = "";
  page.status.className = "";
  page.result.replaceChildren();
}

async function check(): Promise<void> {
  clear();
  const mine = current;
  const file = page.record.files?.[0];
  if (!file) return say("Choose the record or passport first: a ZIP file.");
  say("Checking. A large record takes a moment.");
  const answer = await judge(file);
  if (mine !== current) return;
  if (typeof answer === "string") say(answer);
  else show(answer.verification, answer.noun);
}

type Answer = { verification: Shown; noun: PackageNoun };

/** @returns what was found, or why nothing could be checked. */
async function judge(file: File): Promise<Answer | string> {
  const verifierKey = page.key.value.trim() || undefined;
  if (verifierKey && !readVerifierKey(cleanCode(verifierKey)))
    return "The verifier key is not whole: it is one line, a name, 8 digits and a key with + between them. Copy all of it, or leave the field empty.";
  const archive = await openDropped(file).catch(() => null);
  if (!archive) return sayWhatIs(await file.slice(0, 16).text());
  const isStrict = page.strict.checked;
  try {
    if (findPassportParts(archive)) {
      const verification = await verifyPassport(archive, { verifierKey, isStrict });
      return { verification, noun: "passport" };
    }
    if (!holdsRecord(archive)) return sayWhatHolds(archive);
    const earlier = await readEarlier(page.earlier.files?.[0]);
    if (earlier === "none")
      return "The record that this one supersedes cannot be read: it is no record. Nothing was checked. Choose its ZIP, or leave that field empty.";
    const verification = await verifyRecord(archive, { verifierKey, earlier, isStrict });
    return { verification, noun: "record" };
  } catch {
    return "This file could not be read to its end: it is damaged. Download it once more, and check that one.";
  }
}

async function readEarlier(file: File | undefined): Promise<RecordContent | undefined | "none"> {
  if (!file) return undefined;
  try {
    const parts = findRecordParts(await openDropped(file));
    if (!parts) return "none";
    const text = new TextDecoder().decode(await parts.read(RECORD_FILES.json));
    return RecordContent.parse(JSON.parse(text));
  } catch {
    return "none";
  }
}

type Shown = Pick<
  Verification,
  "isOk" | "checks" | "failures" | "repacking" | "number" | "verifierKey"
>;

function show(verification: Shown, noun: PackageNoun): void {
  const { isOk, checks, failures, repacking, verifierKey } = verification;
  const tone = isOk ? (repacking?.isRepacked ? "remark" : "ok") : "failed";
  page.status.textContent = sayVerdict(verification, noun);
  page.status.className = `verdict verdict--${tone}`;
  const parts: HTMLElement[] = [];
  if (failures.length > 0)
    parts.push(element("h2", "What is wrong, the worst first"), listOf(listShown(failures), wrong));
  // What only a person can compare stands before what the page compared.
  if (verifierKey) parts.push(element("p", KEY_WORDS[noun]), element("code", verifierKey));
  parts.push(element("h2", "What was checked"), listOf(checks, row));
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
  page.status.textContent = text;
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
