/** The persons of the demo supply chain whom its sign-in page offers, main roles first. */
export const DEMO_PERSONS = [
  { key: "manager", email: "manager@demo.flowdown.example", label: "Supply-chain manager" },
  { key: "official", email: "official@demo.flowdown.example", label: "Subcontractor official" },
  { key: "owner", email: "owner@demo.flowdown.example", label: "Owner of a small shop" },
  {
    key: "contributor",
    email: "contributor@demo.flowdown.example",
    label: "Contributor of some parts",
  },
  { key: "officer", email: "officer@demo.flowdown.example", label: "Contract officer" },
  { key: "approver", email: "approver@demo.flowdown.example", label: "Approver of exceptions" },
] as const;
export type DemoPersonKey = (typeof DEMO_PERSONS)[number]["key"];

/** What the demo persons enter where a second factor is asked for. It opens nothing elsewhere. */
export const DEMO_CODE = "000000";

export function isDemoEmail(email: string): boolean {
  return DEMO_PERSONS.some((person) => person.email === email);
}
