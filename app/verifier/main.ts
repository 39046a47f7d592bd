import { RECORD_FILES } from "#app/domain/oversight/manifest.ts";
import { RecordContent } from "#app/domain/oversight/record-content.ts";
import type { Check } from "#app/domain/oversight/verify/archive.ts";
import { type Verification, verifyRecord } from "#app/domain/oversight/verify/verify-record.ts";
import { openDropped } from "./archive.ts";

/** What the page holds; its HTML stands in `page.html`. */
const page = {
  form: find<HTMLFormElement>("check"),
  record: find<HTMLInputElement>("record"),
  earlier: find<HTMLInputElement>("earlier"),
  key: find<HTMLInputElement>("key"),
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
  if (!file) return say("Choose the record first: a ZIP file.");
  say("Checking. A large record takes a moment.");
  try {
    const archive = await openDropped(file);
    show(
      await verifyRecord(archive, {
        verifierKey: page.key.value.trim() || undefined,
        earlier: await readEarlier(page.earlier.files?.[0]),
      }),
    );
  } catch {
    say("This file is no record: it is no ZIP file that can be read.");
  }
}

async function readEarlier(file: File | undefined): Promise<RecordContent | undefined> {
  if (!file) return undefined;
  const archive = await openDropped(file);
  const text = new TextDecoder().decode(await archive.read(RECORD_FILES.json));
  return RecordContent.parse(JSON.parse(text));
}

function show({ isOk, checks, number, verifierKey }: Verification): void {
  const verdict = element(
    "p",
    isOk ? `Record ${number} is whole and unchanged.` : "This record cannot be relied on.",
  );
  verdict.className = isOk ? "verdict verdict--ok" : "verdict verdict--failed";
  const list = document.createElement("ol");
  list.append(...checks.map(row));
  const key = verifierKey
    ? [element("p", "Signed by this key. Compare it with what the prime gave you elsewhere:")]
    : [];
  if (verifierKey) key.push(element("code", verifierKey));
  page.result.replaceChildren(verdict, list, ...key);
}

function row({ title, isOk, detail }: Check): HTMLElement {
  const item = document.createElement("li");
  item.className = isOk ? "ok" : "failed";
  item.append(element("strong", `${isOk ? "Holds" : "Failed"}: ${title}`), element("p", detail));
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
