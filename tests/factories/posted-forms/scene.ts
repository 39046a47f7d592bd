import { TOTP } from "otpauth";
import { recordModification } from "#app/commands/contract/record-modification.server.ts";
import { actorOf, type TestActor, type TestPerson } from "../people.ts";
import { makeSubmission } from "../statement.ts";
import { makeSupplyChain } from "../supply-chain.ts";
import { Visitor } from "../visitor.ts";

export const totp = ({ totpSecret }: TestPerson) => new TOTP({ secret: totpSecret }).generate();

export async function asManager() {
  const chain = await makeSupplyChain();
  const browser = await Visitor.of(chain.manager.person);
  return { ...chain, o: chain.manager.organizationId, browser };
}

export async function asAdmin() {
  const chain = await makeSupplyChain();
  const admin = await actorOf(chain.prime, "prime-admin");
  return { ...chain, admin, o: admin.organizationId, browser: await Visitor.of(admin.person) };
}

export async function asOfficial() {
  const chain = await makeSupplyChain();
  const browser = await Visitor.of(chain.official.person);
  return { ...chain, o: chain.official.organizationId, browser };
}

export async function asReviewer() {
  const chain = await asManager();
  return { ...chain, ...(await makeSubmission(chain)) };
}

/** A modification that takes the required status down, so that what was issued is outdated. */
export async function modified(manager: TestActor, contractId: string): Promise<string> {
  const recorded = await recordModification(manager, contractId, {
    number: "P00007",
    effectiveOn: manager.on,
    changesStatus: true,
    requiredStatus: "Level 2 (Self)",
    addClauses: [],
    removeClauses: [],
    exercisesOption: null,
    endsOn: null,
    note: "",
  });
  if (!("ok" in recorded) || !recorded.ok) throw new Error(JSON.stringify(recorded));
  return recorded.modificationId;
}
