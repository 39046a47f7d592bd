import { z } from "zod";
import { type CalendarDate, isCalendarDate } from "#app/domain/kernel/calendar-date.ts";
import { countWords } from "#app/domain/kernel/count-words.ts";
import { cleanLine, cleanText } from "#app/domain/kernel/pasted-text.ts";
import { readId } from "#app/domain/workbook/import/read-id.ts";
import type { Milestone } from "../item.ts";
import { LONGEST, MOST_MILESTONES } from "../item-form.ts";
import { NO_ACTION } from "../vocabulary.ts";
import { MOST_PLAN_ITEMS, type PlanProblem, type ReadItem, type ReadPlan } from "./read-plan.ts";
import { readItemStatus } from "./read-status.ts";

const Props = z.array(z.object({ name: z.string(), value: z.string() })).default([]);

const Task = z.object({
  title: z.string(),
  timing: z.object({ "on-date": z.object({ date: z.string() }).optional() }).optional(),
});

const Risk = z.object({
  uuid: z.string(),
  status: z.string(),
  deadline: z.string().optional(),
  remediations: z
    .array(
      z.object({
        lifecycle: z.string().default(""),
        description: z.string(),
        "required-assets": z.array(z.object({ description: z.string() })).default([]),
        tasks: z.array(Task).default([]),
      }),
    )
    .default([]),
});
type Risk = z.output<typeof Risk>;

const Finding = z.object({ uuid: z.string(), target: z.object({ "target-id": z.string() }) });

const Item = z.object({
  title: z.string(),
  description: z.string(),
  props: Props,
  "related-findings": z.array(z.object({ "finding-uuid": z.string() })).default([]),
  "related-risks": z.array(z.object({ "risk-uuid": z.string() })).default([]),
  remarks: z.string().optional(),
});
type Item = z.output<typeof Item>;

const Plan = z.object({
  "poam-items": z.array(z.unknown()),
  risks: z.array(z.unknown()).default([]),
  findings: z.array(z.unknown()).default([]),
});

const ROOT = "plan-of-action-and-milestones";

/**
 * Read an OSCAL plan of action and milestones. A member that cannot be read is named by its path and
 * left out.
 *
 * @param json the document as parsed.
 * @param on today: nothing is done on a later day.
 * @throws never
 * @see OSCAL 1.2.0, plan of action and milestones model
 */
export function readPlanOscal(json: unknown, on: CalendarDate): ReadPlan {
  const root = z.object({ [ROOT]: Plan }).safeParse(json);
  const plan = root.success ? root.data[ROOT] : undefined;
  if (!plan) {
    const problem = `This is no OSCAL plan of action and milestones: “${ROOT}” with “poam-items” is not there.`;
    return { items: [], problems: [{ place: ROOT, problem }] };
  }
  const problems: PlanProblem[] = [];
  const reading: Reading = {
    on,
    problems,
    risks: indexOf(plan.risks, Risk, "risks", problems),
    findings: indexOf(plan.findings, Finding, "findings", problems),
  };
  if (plan["poam-items"].length > MOST_PLAN_ITEMS)
    problems.push({
      place: "poam-items",
      problem: `More than ${MOST_PLAN_ITEMS} items. Those after are left out.`,
    });
  const items = plan["poam-items"].slice(0, MOST_PLAN_ITEMS).flatMap((value, index) => {
    const place = `poam-items[${index}]`;
    const item = Item.safeParse(value);
    if (item.success) return readItem(item.data, place, reading) ?? [];
    problems.push({ place, problem: `${sayIssue(item.error)} The item is left out.` });
    return [];
  });
  return { items, problems };
}

type Reading = {
  on: CalendarDate;
  problems: PlanProblem[];
  risks: ReadonlyMap<string, Risk>;
  findings: ReadonlyMap<string, z.output<typeof Finding>>;
};

function indexOf<T extends { uuid: string }>(
  values: readonly unknown[],
  schema: z.ZodType<T>,
  name: string,
  problems: PlanProblem[],
): Map<string, T> {
  const found = new Map<string, T>();
  values.forEach((value, index) => {
    const one = schema.safeParse(value);
    if (one.success) found.set(one.data.uuid, one.data);
    else if (problems.length < MOST_PROBLEMS)
      problems.push({
        place: `${name}[${index}]`,
        problem: `${sayIssue(one.error)} It is left out.`,
      });
  });
  return found;
}

/** Of members that no item may even speak of: beyond these the rest is like them. */
const MOST_PROBLEMS = 100;

function sayIssue({ issues: [issue] }: z.ZodError): string {
  return issue ? `${issue.path.join(".") || "This"}: ${issue.message}.` : "This cannot be read.";
}

function readItem(item: Item, place: string, reading: Reading): ReadItem | null {
  const { problems, on } = reading;
  const prop = (name: string) => item.props.find((one) => one.name === name)?.value ?? "";
  const named = requirementOf(item, reading);
  if (named.problem) problems.push({ place, problem: named.problem });
  const risk = item["related-risks"]
    .map((related) => reading.risks.get(related["risk-uuid"]))
    .find((one) => one !== undefined);
  const status = readItemStatus(prop("status")) ?? readItemStatus(risk?.status ?? "");
  const doneOn = dayOf(prop("completed-on"));
  if (doneOn && doneOn > on)
    problems.push({ place: `${place}.props`, problem: "completed-on is in the future." });
  const number = /^\d{1,6}$/.exec(prop("item-number"))?.[0];
  const short = (text: string, longest: number, where: string) => {
    const clean = cleanText(plain(text));
    if (clean.length <= longest) return clean;
    problems.push({
      place: `${place}.${where}`,
      problem: `Longer than ${longest} characters. It is left out: shorten it.`,
    });
    return "";
  };
  const weakness =
    short(item.description, LONGEST.weakness, "description") ||
    short(item.title, LONGEST.weakness, "title");
  const evidence = short(item.remarks ?? "", LONGEST.evidence, "remarks");
  const ownerName = short(cleanLine(prop("owner")), LONGEST_NAME, "props");
  return {
    place,
    number: number ? Number(number) : null,
    requirement: named.requirement,
    said: {
      weakness,
      ...(ownerName && { ownerName }),
      ...ofRisk(risk, {
        short,
        tell: (problem) => problems.push({ place: `${place}.related-risks`, problem }),
      }),
      ...(status && { status }),
      ...(doneOn && doneOn <= on && { doneOn }),
      ...(evidence && { evidence }),
    },
  };
}

const LONGEST_NAME = 120;

type Short = (text: string, longest: number, where: string) => string;

type Told = { short: Short; tell: (problem: string) => void };

function ofRisk(risk: Risk | undefined, { short, tell }: Told): ReadItem["said"] {
  const dueOn = dayOf(risk?.deadline ?? "");
  // What an assessor recommends stands beside what the owner of the risk does about it.
  const responses = risk?.remediations ?? [];
  const remediation =
    responses.find(({ lifecycle }) => lifecycle !== "recommendation") ?? responses[0];
  if (!remediation) return dueOn ? { dueOn } : {};
  const where = "related-risks";
  const action = short(remediation.description, LONGEST.action, where);
  const resources = short(
    remediation["required-assets"].map(({ description }) => description).join("; "),
    LONGEST.resources,
    where,
  );
  const { tasks } = remediation;
  if (tasks.length > MOST_MILESTONES)
    tell(
      `It has ${countWords(tasks.length, "milestone", "milestones")}. Those after ${MOST_MILESTONES} are left out: merge some.`,
    );
  const milestones = tasks.slice(0, MOST_MILESTONES).flatMap(({ title, timing }): Milestone[] => {
    const text = short(cleanLine(title), LONGEST.milestone, where);
    return text ? [{ text, on: dayOf(timing?.["on-date"]?.date ?? "") }] : [];
  });
  return {
    ...(action && action !== NO_ACTION && { action }),
    ...(resources && { resources }),
    ...(milestones.length > 0 && { milestones }),
    ...(dueOn && { dueOn }),
  };
}

/** The requirement by the item's own label, else by the finding that it is about. */
function requirementOf(
  item: Item,
  { findings }: Reading,
): { requirement: string | null; problem?: string } {
  const label = item.props.find(({ name }) => name === "label")?.value;
  const target = item["related-findings"]
    .map((related) => findings.get(related["finding-uuid"])?.target["target-id"])
    .find((one) => one !== undefined);
  const named = label ?? target;
  if (!named) return { requirement: null };
  const id = readId(named);
  if (id.ok) return { requirement: id.requirement };
  return {
    requirement: null,
    problem: `${id.problem} It is taken as a weakness without a requirement.`,
  };
}

/** The day of an instant as the document writes it: what is due then is due on that day. */
function dayOf(written: string): CalendarDate | null {
  const day = written.slice(0, "2026-01-01".length);
  return isCalendarDate(day) ? day : null;
}

/** Markup as the text that was typed. @see markup, which writes it */
function plain(text: string): string {
  return text.replace(/\\([\\`*[\]<>{}^~])/g, "$1");
}
