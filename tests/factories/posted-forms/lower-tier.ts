import { paths } from "#app/paths.ts";
import { codeOf } from "../answer.ts";
import { makeTwoTiers } from "../lower-tier.ts";
import { Visitor } from "../visitor.ts";
import type { PostedForm } from "./posted-form.ts";
import { asOfficial } from "./scene.ts";

export const LOWER_TIER_FORMS: readonly PostedForm[] = [
  {
    name: "open the side of one's own subcontractors",
    route: "routes/subcontractor/lower-tier-list.tsx",
    async ready() {
      const { browser, o } = await asOfficial();
      const page = paths.subcontractor.lowerTiers(o);
      return { browser, page, form: "Open a side for your subcontractors", typed: {} };
    },
  },
  {
    name: "choose the lower tiers of a subcontract",
    route: "routes/subcontractor/lower-tier-choose.tsx",
    async ready() {
      const { browser, o, subcontractId, lowerIds } = await asOfficialOfTwoTiers();
      const page = paths.subcontractor.chooseLowerTiers(o, subcontractId);
      return { browser, page, form: 'name="seen"', typed: { lowerIds: lowerIds.slice(0, 1) } };
    },
  },
  {
    name: "tell a prime of the lower tiers",
    route: "routes/subcontractor/lower-tier-tell.tsx",
    async ready() {
      const { browser, o, subcontractId, official } = await asOfficialOfTwoTiers();
      const page = `${paths.subcontractor.tellLowerTiers(o, subcontractId)}?names=yes`;
      return {
        browser,
        page,
        form: 'name="withNames"',
        typed: { code: codeOf(official, new Date()) },
      };
    },
  },
];

async function asOfficialOfTwoTiers() {
  const chain = await makeTwoTiers();
  const browser = await Visitor.of(chain.official.person);
  return { ...chain, o: chain.official.organizationId, browser };
}
