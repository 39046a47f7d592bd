ALTER TABLE "evidence" ADD COLUMN "pages" integer;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "pages_without_text" integer;--> statement-breakpoint
ALTER TABLE "evidence" ADD COLUMN "not_cui" jsonb;