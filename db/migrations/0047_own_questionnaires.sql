CREATE TABLE "questionnaire_versions" (
	"questionnaire_id" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"published_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"published_by" uuid NOT NULL,
	"published_by_name" text NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	CONSTRAINT "questionnaire_versions_version" PRIMARY KEY("questionnaire_id","version")
);
--> statement-breakpoint
CREATE TABLE "questionnaires" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"copied_from" text NOT NULL,
	"draft" jsonb NOT NULL,
	"draft_version" integer DEFAULT 1 NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	"changed_by_name" text NOT NULL,
	CONSTRAINT "questionnaires_of_prime" UNIQUE("id","prime_id")
);
--> statement-breakpoint
ALTER TABLE "questionnaire_versions" ADD CONSTRAINT "questionnaire_versions_of_prime" FOREIGN KEY ("questionnaire_id","prime_id") REFERENCES "public"."questionnaires"("id","prime_id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "questionnaires" ADD CONSTRAINT "questionnaires_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "questionnaire_versions_prime" ON "questionnaire_versions" USING btree ("prime_id");--> statement-breakpoint
CREATE INDEX "questionnaires_prime" ON "questionnaires" USING btree ("prime_id","created_at");--> statement-breakpoint
-- A prime's own questionnaires are read by nobody else; what it sends of one is frozen beside. A draft
-- is changed, a published version never.
do $$
declare
  t text;
begin
  foreach t in array array['questionnaires', 'questionnaire_versions']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create policy prime on public.%I to flowdown_web
      using (prime_id = (select flowdown.organization()))
      with check (prime_id = (select flowdown.organization()))', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
    execute format('grant select, insert on public.%I to flowdown_web', t);
  end loop;
end $$;
--> statement-breakpoint
grant update (draft, draft_version, changed_at, changed_by_name) on questionnaires to flowdown_web;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on questionnaire_versions
  for each statement execute function flowdown.refuse_change();
