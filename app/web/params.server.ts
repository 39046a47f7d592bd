import type { Params } from "@remix-run/react";
import { notFound } from "./problem.server.ts";

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/**
 * The id of an address: parsed before any query, because PostgreSQL refuses to compare other text
 * with a uuid.
 *
 * @throws 404 when it is absent or no UUID.
 */
export function requireId(params: Params, name: string): string {
  const value = params[name];
  if (!value || !UUID.test(value)) throw notFound();
  return value;
}

/**
 * A number from 0 on that an address names.
 *
 * @throws 404 when it is absent or none.
 */
export function requireCount(params: Params, name: string): number {
  const value = params[name] ?? "";
  if (!/^(0|[1-9]\d{0,14})$/.test(value)) throw notFound();
  return Number(value);
}
