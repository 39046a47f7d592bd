export {
  AUTHORITY_KINDS,
  type Authority,
  type AuthorityKind,
  authorities,
} from "./authorities/authorities.ts";
export { type Clause, clauses } from "./clauses/clauses.ts";
export { type ClausePrescription, clausePrescriptions } from "./cmmc/clause-prescriptions.ts";
export {
  type Age,
  affirmationRule,
  type CurrencyRule,
  currencyRules,
} from "./cmmc/currency-rules.ts";
export { besideRules, type FlowdownRule, flowdownRules } from "./cmmc/flowdown-rules.ts";
export { type Level, levels } from "./cmmc/levels.ts";
export { type Phase, phases } from "./cmmc/phases.ts";
export { type PoamRule, poamRules } from "./cmmc/poam-rules.ts";
export { type ScoringRule, scoringRules } from "./cmmc/scoring-rules.ts";
export { type StandardsAcceptance, standardsAcceptance } from "./cmmc/standards-acceptance.ts";
export { type Suspension, suspensions } from "./cmmc/suspensions.ts";
export { type CuiCategory, cuiCategories } from "./cui/categories.ts";
export { CATALOG_EDITION, type Edition, editions } from "./editions.ts";
export { type BasicSafeguard, basicSafeguards } from "./far/basic-safeguarding.ts";
export { annexA2013, annexA2022 } from "./iso27001/annex-a.ts";
export {
  type IsoGapArea,
  type IsoRelation,
  isoGapAreas,
  isoRelations,
} from "./iso27001/relations.ts";
export { type Explanation, explanations } from "./nist-sp-800-171/explanations.ts";
export { type Objective, objectives } from "./nist-sp-800-171/objectives.ts";
export { type Requirement, requirements } from "./nist-sp-800-171/requirements.ts";
export { type Level3Requirement, level3Requirements } from "./nist-sp-800-172/requirements.ts";
export {
  ANSWER_TYPES,
  type AnswerType,
  COLUMN_KINDS,
  type ColumnKind,
  type ContentQuestion,
  type ContentSection,
  INSTEAD_OF_ANSWERS,
  type InsteadOfAnswer,
  type LibraryQuestionnaire,
  libraryQuestionnaires,
  QuestionnaireContent,
  type TableColumn,
} from "./questionnaires/library.ts";
export {
  type Question,
  type Questionnaire,
  questionnaire,
} from "./questionnaires/questionnaire.ts";
export type { Source } from "./record.ts";
export { cadences } from "./reminders/cadences.ts";
