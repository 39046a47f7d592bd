import { type CalendarDate, formatDate } from "#app/domain/kernel/calendar-date.ts";
import type { CloseOutClock } from "#app/domain/remediation/clock.ts";
import { type PlanItem, pointsRegained, titleOf } from "#app/domain/remediation/item.ts";
import { NO_ACTION } from "#app/domain/remediation/vocabulary.ts";
import { findRequirement } from "#app/domain/sprs/points.ts";
import { OSCAL_VERSION } from "./metadata.ts";
import { uuidOf } from "./name-uuid.ts";
import { endOf, markup, markupLines, oneLine, props, some, startOf } from "./text.ts";

/** Who keeps a plan, of which system, and when it was written out. */
export type PlanAbout = {
  planId: string;
  organization: { id: string; name: string };
  system: { id: string; name: string };
  /** ISO instant, UTC */
  at: string;
  on: CalendarDate;
  clock: CloseOutClock | null;
};

/**
 * A subcontractor's own plan as an OSCAL plan of action and milestones: for each item a POA&M item and
 * a risk with what is done about it as its remediation; for an open requirement a finding; for what is
 * closed an observation of the evidence. Items that were taken off are left out.
 *
 * @returns null for a plan without items: OSCAL knows none.
 * @throws never
 * @see OSCAL 1.2.0, plan of action and milestones model; 32 CFR 170.21
 */
export function writeRemediationPlan(about: PlanAbout, all: readonly PlanItem[]): object | null {
  const items = all.filter(({ status }) => status !== "dropped");
  if (items.length === 0) return null;
  const { system } = about;
  const closed = items.filter(({ status }) => status === "done");
  const findings = items.flatMap(writeFinding);
  return {
    "plan-of-action-and-milestones": {
      uuid: uuidOf("remediation-plan", about.planId),
      metadata: writeMetadata(about),
      "system-id": { "identifier-type": "https://ietf.org/rfc/rfc4122", id: system.id },
      "local-definitions": {
        components: [
          {
            uuid: uuidOf("system", system.id),
            type: "system",
            title: markup(system.name) || "Information system",
            description: "The information system that the plan is about.",
            status: { state: "other", remarks: "The plan does not say." },
          },
        ],
      },
      ...some("observations", closed.map(writeEvidence)),
      risks: items.map((item) => writeRisk(item, about.clock)),
      ...some("findings", findings),
      "poam-items": items.map((item) => writeItem(about, item)),
    },
  };
}

function writeMetadata({ organization, system, at, on, clock }: PlanAbout) {
  return {
    title: markup(`Plan of action and milestones of ${system.name}`),
    "last-modified": at,
    version: on,
    "oscal-version": OSCAL_VERSION,
    ...props({
      "conditional-status": clock?.type ?? null,
      "conditional-status-date": clock?.statusDate ?? null,
      "close-out-by": clock?.lastDay ?? null,
    }),
    parties: [
      {
        uuid: partyUuid(organization.id),
        type: "organization",
        name: oneLine(organization.name) || "Organization",
      },
    ],
    remarks: "Closing an item here is no close-out: a close-out assessment is (32 CFR 170.21(b)).",
  };
}

function writeItem({ organization }: PlanAbout, item: PlanItem) {
  const { requirement, evidence } = item;
  return {
    uuid: uuidOf("remediation-item", item.id),
    title: markup(titleOf(item)),
    description: markupLines(item.weakness) || "Not said.",
    ...props({
      "item-number": item.number,
      label: requirement,
      source: item.source,
      "points-regained": pointsRegained(item),
      owner: item.ownerName,
      status: item.status,
      "completed-on": item.doneOn,
    }),
    origins: [{ actors: [{ type: "party", "actor-uuid": partyUuid(organization.id) }] }],
    ...(isFinding(item) ? { "related-findings": [{ "finding-uuid": findingUuid(item) }] } : {}),
    "related-risks": [{ "risk-uuid": riskUuid(item) }],
    ...(evidence ? { remarks: markupLines(evidence) } : {}),
  };
}

function writeRisk(item: PlanItem, clock: CloseOutClock | null) {
  const { action, milestones, resources, dueOn, status } = item;
  const closeOut = clock
    ? ` The close-out is assessed and posted by ${formatDate(clock.lastDay)} (32 CFR 170.21(b)).`
    : "";
  return {
    uuid: riskUuid(item),
    title: markup(titleOf(item)),
    description: markupLines(item.weakness) || "Not said.",
    statement: `The weakness stays until it is cured.${closeOut}`,
    status: status === "done" ? "closed" : "open",
    ...(dueOn ? { deadline: endOf(dueOn) } : {}),
    remediations: [
      {
        uuid: uuidOf("remediation-response", item.id),
        lifecycle: status === "done" ? "completed" : "planned",
        title: "What is done about it",
        description: markupLines(action) || NO_ACTION,
        ...some(
          "required-assets",
          resources
            ? [{ uuid: uuidOf("remediation-asset", item.id), description: markupLines(resources) }]
            : [],
        ),
        ...some(
          "tasks",
          milestones.map(({ text, on }, index) => ({
            uuid: uuidOf("remediation-milestone", item.id, String(index)),
            type: "milestone",
            title: markup(text) || "Milestone",
            ...(on ? { timing: { "on-date": { date: endOf(on) } } } : {}),
          })),
        ),
      },
    ],
    ...(status === "done"
      ? { "related-observations": [{ "observation-uuid": observationUuid(item) }] }
      : {}),
  };
}

function isFinding({ requirement, status }: PlanItem): boolean {
  return status === "open" && requirement !== null && findRequirement(requirement) !== undefined;
}

function writeFinding(item: PlanItem) {
  const requirement = item.requirement === null ? undefined : findRequirement(item.requirement);
  if (!requirement || !isFinding(item)) return [];
  const isPartial = item.openAs === "partial";
  return [
    {
      uuid: findingUuid(item),
      title: markup(`${titleOf(item)}: not satisfied`),
      description: "As the organization's own workbook says.",
      target: {
        type: "objective-id",
        "target-id": requirement.cmmcId,
        status: { state: "not-satisfied", reason: isPartial ? "other" : "fail" },
        ...(isPartial ? { "implementation-status": { state: "partial" } } : {}),
      },
      "related-risks": [{ "risk-uuid": riskUuid(item) }],
    },
  ];
}

function writeEvidence(item: PlanItem) {
  return {
    uuid: observationUuid(item),
    title: "Evidence of closing",
    description: markupLines(item.evidence) || "Not said.",
    methods: ["EXAMINE"],
    collected: item.doneOn ? startOf(item.doneOn) : item.recordedAt,
  };
}

const partyUuid = (id: string) => uuidOf("organization", id);
const riskUuid = ({ id }: PlanItem) => uuidOf("remediation-risk", id);
const findingUuid = ({ id }: PlanItem) => uuidOf("remediation-finding", id);
const observationUuid = ({ id }: PlanItem) => uuidOf("remediation-evidence", id);
