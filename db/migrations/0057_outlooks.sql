CREATE TABLE "outlook_parts" (
	"outlook_id" uuid NOT NULL,
	"part" integer NOT NULL,
	"prime_id" uuid NOT NULL,
	"lines" text NOT NULL,
	CONSTRAINT "outlook_parts_place" PRIMARY KEY("outlook_id","part")
);
--> statement-breakpoint
CREATE TABLE "outlooks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"kept_by" uuid NOT NULL,
	"kept_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"name" text NOT NULL,
	"as_of" date NOT NULL,
	"question" jsonb NOT NULL,
	"counts" jsonb NOT NULL,
	"row_count" integer NOT NULL,
	"digest" text NOT NULL,
	"log_size" bigint NOT NULL,
	"catalog_edition" date NOT NULL
);
--> statement-breakpoint
ALTER TABLE "outlook_parts" ADD CONSTRAINT "outlook_parts_outlook_id_outlooks_id_fk" FOREIGN KEY ("outlook_id") REFERENCES "public"."outlooks"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outlook_parts" ADD CONSTRAINT "outlook_parts_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outlooks" ADD CONSTRAINT "outlooks_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "outlooks_prime" ON "outlooks" USING btree ("prime_id","kept_at","id");
--> statement-breakpoint
-- What a prime looked ahead to is its own; no auditor reads it. It is written once.
do $$
declare
  t text;
begin
  foreach t in array array['outlooks', 'outlook_parts'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
    execute format('grant select, insert on public.%I to flowdown_web, flowdown_system', t);
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
end $$;
--> statement-breakpoint
create policy own on outlooks to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy own on outlook_parts to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from outlooks where outlooks.id = outlook_id
      and outlooks.prime_id = outlook_parts.prime_id));
