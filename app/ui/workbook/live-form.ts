import type { WorkbookStatus } from "#app/domain/workbook/answer.ts";

/*
 * What the script of a family's page reads and changes of its form. The form is the browser's own and
 * works without: here it is only read sooner, and filled in by keys.
 */

type Typed = { status: WorkbookStatus | null; objectives: string[]; ground: string };

const nameOf = (requirement: string, field: string) =>
  `${requirement.replaceAll(".", "-")}.${field}`;

/** What is filled in of one requirement. */
export function readTyped(form: HTMLFormElement, requirement: string): Typed {
  const fields = new FormData(form);
  return {
    status: (fields.get(nameOf(requirement, "status")) || null) as WorkbookStatus | null,
    objectives: fields.getAll(nameOf(requirement, "objectives")).map(String),
    ground: String(fields.get(nameOf(requirement, "ground")) ?? "").trim(),
  };
}

/** The requirement in whose card something stands: `r-3.1.1` is that of 3.1.1. */
export function requirementOf(target: EventTarget | null): string | null {
  const card = target instanceof Element ? target.closest<HTMLElement>(".requirement-card") : null;
  return card?.id.slice(2) ?? null;
}

/** The fields of one requirement, as they are sent. */
export function fieldsToSend(form: HTMLFormElement, requirement: string): URLSearchParams {
  const prefix = nameOf(requirement, "");
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form))
    if (name.startsWith(prefix)) sent.append(name, String(value));
  return sent;
}

/** From now on the answer is saved over this version. */
export function noteVersion(form: HTMLFormElement, requirement: string, version: number): void {
  const field = form.elements.namedItem(nameOf(requirement, "version"));
  if (field instanceof HTMLInputElement) field.value = String(version);
}

/** The status that a key stands for. */
const KEYS: Readonly<Record<string, WorkbookStatus>> = {
  m: "met",
  n: "not-met",
  p: "partial",
  x: "not-applicable",
  e: "enduring-exception",
  t: "temporary-deficiency",
};

/** Keys work within a requirement, and not where somebody writes. */
export function handleKey(event: KeyboardEvent): void {
  const { target, key, ctrlKey, altKey, metaKey } = event;
  if (ctrlKey || altKey || metaKey || !(target instanceof HTMLElement) || isWriting(target)) return;
  const card = target.closest<HTMLElement>(".requirement-card");
  if (!card) return;
  const isRadio = target instanceof HTMLInputElement && target.type === "radio";
  if ((key === "ArrowDown" || key === "ArrowUp") && !isRadio) {
    event.preventDefault();
    moveFrom(card, key === "ArrowDown" ? 1 : -1);
  }
  const status = KEYS[key.toLowerCase()];
  if (status && choose(card, status)) event.preventDefault();
}

function isWriting(target: HTMLElement): boolean {
  const isBox =
    target instanceof HTMLInputElement && (target.type === "checkbox" || target.type === "radio");
  return target.matches("input, textarea, select") && !isBox;
}

/** @returns false where the requirement does not know the status. */
function choose(card: HTMLElement, status: WorkbookStatus): boolean {
  const radio = card.querySelector<HTMLInputElement>(`input[type=radio][value="${status}"]`);
  if (!radio) return false;
  radio.checked = true;
  if (status === "met")
    for (const box of card.querySelectorAll<HTMLInputElement>('input[name$=".objectives"]'))
      box.checked = true;
  radio.dispatchEvent(new Event("input", { bubbles: true }));
  const needsReason = !["met", "not-met", "partial"].includes(status);
  if (needsReason) askForReason(card);
  else moveFrom(card, 1);
  return true;
}

function askForReason(card: HTMLElement): void {
  const details = card.querySelector("details");
  if (details) details.open = true;
  card.querySelector<HTMLElement>('[name$=".ground"]')?.focus();
}

function moveFrom(card: HTMLElement, by: number): void {
  const cards = [...document.querySelectorAll<HTMLElement>(".requirement-card")];
  cards[cards.indexOf(card) + by]?.querySelector<HTMLElement>("input[type=checkbox]")?.focus();
}
