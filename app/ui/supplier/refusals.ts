import { QUOTA_SENTENCES } from "#app/domain/quota/quotas.ts";

/** Why a supplier cannot be kept as it was given, by field. */
export const SUPPLIER_REFUSALS: Record<"uei-taken" | "no-owner", Record<string, string[]>> = {
  "uei-taken": { uei: ["Another supplier is recorded with this UEI."] },
  "no-owner": { ownerId: ["This person does not work here any more. Choose another."] },
};

/** Why a contact cannot be invited. */
export const INVITE_REFUSALS: Record<
  "quota" | "not-found" | "wrong-person" | "already-joined" | "already-invited",
  string
> = {
  quota: QUOTA_SENTENCES.invitations,
  "not-found": "This contact does not belong to this supplier.",
  "wrong-person": "The invitation reached the wrong person here. Add another contact.",
  "already-joined": "This person has joined already.",
  "already-invited": "An invitation is on its way to this person. You can send it again.",
};
