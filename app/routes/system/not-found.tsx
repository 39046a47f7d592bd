import { notFound } from "#app/web/problem.server.ts";

export function loader() {
  throw notFound();
}

export default function NotFound() {
  return null;
}
