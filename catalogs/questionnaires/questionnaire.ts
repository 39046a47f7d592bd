import { z } from "zod";
import { inForce, lazily, parseCatalog } from "#catalogs/record.ts";
import json from "./submission-3.json" with { type: "json" };

const Question = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  label: z.string().min(1),
  /** why it is asked and what to look for */
  help: z.string().min(1),
  /** where the answer is found */
  whereToFind: z.string().min(1),
  answer: z.enum([
    "text",
    "long-text",
    "date",
    "number",
    "choice",
    "choices",
    "yes-no",
    "codes",
    "file",
    "rows",
  ]),
  choices: z.array(z.string().min(1)).optional(),
  required: z.boolean(),
  /** asked only when another question has one of these answers */
  onlyWhen: z.strictObject({ question: z.string(), is: z.array(z.string()) }).optional(),
  /** the text that asks for it; null where the prime asks in its own name */
  citation: z.string().min(1).nullable(),
  /** what reads otherwise where Level 1 (Self) is required */
  atLevel1: z
    .strictObject({
      help: z.string().min(1).optional(),
      whereToFind: z.string().min(1).optional(),
      citation: z.string().min(1).nullable().optional(),
    })
    .optional(),
});
export type Question = z.infer<typeof Question>;

const Section = z.strictObject({
  id: z.string().regex(/^[a-z]+(-[a-z]+)*$/),
  title: z.string(),
  intro: z.string(),
  questions: z.array(Question).min(1),
});

const Questionnaire = z.strictObject({
  id: z.string(),
  version: z.int().positive(),
  title: z.string(),
  sections: z.array(Section).min(1),
  ...inForce,
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** What a subcontractor answers, in the newest version; a response names the version that it answered. */
export const questionnaire = lazily(() =>
  parseCatalog("questionnaires/submission-3.json", Questionnaire, json),
);
