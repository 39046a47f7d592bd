import type { Fields, Visitor } from "../visitor.ts";

/** A form about to be sent: from which page, which form of it, and what is typed into it. */
export type ReadyForm = {
  browser: Visitor;
  /** the page on which the form stands */
  page: string;
  /** words that stand in this form alone: an address, a field's name, a button's value */
  form: string;
  typed: Fields;
};

export type PostedForm = {
  /** what somebody does with it */
  name: string;
  /** the file that answers it */
  route: string;
  /** everything that must be there first, made anew at each call */
  ready(): Promise<ReadyForm>;
  /** it writes no row: what was there is removed, or only the browser is told */
  leavesNoRow?: true;
};
