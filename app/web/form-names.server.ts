import { z } from "zod";
import { refusal } from "./problem.server.ts";

const LONGEST_NAME = 100;
const DEEPEST = 4;
/** Beyond this no list of ours reaches, whatever its schema says. */
const MOST_IN_LIST = 1_000;

/** `name`, `people[0].email`: parts with dots between, each of which an index may follow. */
const FORM = /^[^.[\]]+(?:\[\d{1,4}\]|\.[^.[\]]+)*$/;
const PARTS = /\[(\d+)\]|([^.[\]]+)/g;
/** What the library that reads forms keeps for itself, and what every object has. */
const RESERVED = /^__|^(?:constructor|prototype)$/;

type Path = (string | number)[];
/** A schema's input in the words of JSON Schema; only what leads to a field. */
type Shape = {
  type?: string;
  properties?: Record<string, Shape>;
  items?: Shape;
  maxItems?: number;
  anyOf?: Shape[];
  oneOf?: Shape[];
  allOf?: Shape[];
};

/** The parts of a field's name; null for one that no form of ours has: too long, too deep, reserved. */
export function readFieldName(name: string): Path | null {
  if (name.length > LONGEST_NAME || !FORM.test(name)) return null;
  const path = [...name.matchAll(PARTS)].map(([, index, part]) =>
    index === undefined ? String(part) : Number(index),
  );
  const isStrange = path.some((part) => typeof part === "string" && RESERVED.test(part));
  return path.length > DEEPEST || isStrange ? null : path;
}

const shapes = new WeakMap<z.ZodType, Shape>();

function shapeOf(schema: z.ZodType): Shape {
  const known = shapes.get(schema);
  if (known) return known;
  const shape = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" }) as Shape;
  shapes.set(schema, shape);
  return shape;
}

/**
 * Let through only what the schema can read: a name twice where it takes several values, an index
 * or a nested name where it has that list or group. Single names that it does not know are harmless,
 * since it leaves them out.
 *
 * @throws 400 otherwise.
 */
export function requireKnownNames(
  form: Pick<FormData | URLSearchParams, "keys">,
  schema: z.ZodType,
): void {
  const shape = shapeOf(schema);
  const counts = new Map<string, number>();
  for (const name of form.keys()) counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const [name, count] of counts) {
    const path = readFieldName(name);
    if (!path) throw refusal(400);
    if (count === 1 && path.length === 1) continue;
    const found = path.reduce((at, part) => at.flatMap((one) => inside(one, part)), [shape]);
    const isKnown = count === 1 ? found.length > 0 : found.flatMap(variants).some(isList);
    if (!isKnown) throw refusal(400);
  }
}

function inside(shape: Shape, part: string | number): Shape[] {
  return variants(shape).flatMap(({ type, properties = {}, items, maxItems = MOST_IN_LIST }) => {
    if (typeof part === "number") return items && type === "array" && part < maxItems ? items : [];
    return Object.hasOwn(properties, part) ? (properties[part] ?? []) : [];
  });
}

function variants(shape: Shape): Shape[] {
  const { anyOf = [], oneOf = [], allOf = [] } = shape;
  return [shape, ...[...anyOf, ...oneOf, ...allOf].flatMap(variants)];
}

function isList({ type }: Shape): boolean {
  return type === "array";
}
