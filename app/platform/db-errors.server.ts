import postgres from "postgres";

/**
 * Whether a write failed because a row with the same value is there already.
 *
 * @param constraint the unique constraint or index that said so.
 */
export function isUniqueViolation(error: unknown, constraint: string): boolean {
  const cause = error instanceof Error && error.cause ? error.cause : error;
  return (
    cause instanceof postgres.PostgresError &&
    cause.code === "23505" &&
    cause.constraint_name === constraint
  );
}
