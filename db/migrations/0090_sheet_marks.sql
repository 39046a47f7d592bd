ALTER TABLE "brought_sheets" ADD COLUMN "unchanged" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "brought_sheets" ADD COLUMN "is_marked" boolean;--> statement-breakpoint
create or replace view known.brought_sheets with (security_invoker = true) as
  select * from public.brought_sheets where brought_at <= flowdown.known_at();
