CREATE TABLE "campaign_recipients" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"campaign_id" uuid NOT NULL,
	"prime_id" uuid NOT NULL,
	"supplier_id" uuid NOT NULL,
	"subcontract_id" uuid,
	"looked_at" timestamp (3) with time zone,
	"skip" text,
	"sent_at" timestamp (3) with time zone,
	"request_id" uuid,
	"questionnaire_request_id" uuid,
	"letter_ids" uuid[] DEFAULT '{}' NOT NULL,
	"nudge_asked_at" timestamp (3) with time zone,
	"nudged_at" timestamp (3) with time zone,
	"closed_as" jsonb,
	CONSTRAINT "campaign_recipients_once" UNIQUE NULLS NOT DISTINCT("campaign_id","supplier_id","subcontract_id"),
	CONSTRAINT "campaign_recipients_skip" CHECK ("campaign_recipients"."skip" in ('no-contact', 'wrong-person', 'not-joined', 'invited', 'address-returned', 'merged', 'already-asked', 'unanswered', 'nothing-lapses', 'nothing-issued', 'nothing-to-ask', 'nothing-open', 'reminded-today', 'closed', 'information-unanswered', 'current', 'quota'))
);
--> statement-breakpoint
CREATE TABLE "campaigns" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"created_by" uuid NOT NULL,
	"created_by_name" text NOT NULL,
	"prime_id" uuid NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"due_on" date NOT NULL,
	"message" text NOT NULL,
	"questionnaire" text,
	"content_hash" text,
	"sending_id" uuid,
	"prepared_at" timestamp (3) with time zone,
	"confirmed_at" timestamp (3) with time zone,
	"confirmed_by" uuid,
	"confirmed_by_name" text,
	"confirmed_role" text,
	"sent_at" timestamp (3) with time zone,
	"nudged_at" timestamp (3) with time zone,
	"nudged_by" uuid,
	"nudged_by_name" text,
	"closed_at" timestamp (3) with time zone,
	"closed_by_name" text,
	"summary" text,
	"funnel" jsonb,
	"discarded_at" timestamp (3) with time zone,
	"stuck" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "campaigns_kind" CHECK ("campaigns"."kind" in ('renewal', 'questionnaire', 'answer', 'flowdown')),
	CONSTRAINT "campaigns_questionnaire" CHECK (("campaigns"."kind" = 'questionnaire') = ("campaigns"."questionnaire" is not null))
);
--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_campaign_id_campaigns_id_fk" FOREIGN KEY ("campaign_id") REFERENCES "public"."campaigns"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_supplier_id_suppliers_id_fk" FOREIGN KEY ("supplier_id") REFERENCES "public"."suppliers"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_subcontract_id_subcontracts_id_fk" FOREIGN KEY ("subcontract_id") REFERENCES "public"."subcontracts"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_request_id_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaign_recipients" ADD CONSTRAINT "campaign_recipients_questionnaire" FOREIGN KEY ("questionnaire_request_id") REFERENCES "public"."questionnaire_requests"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_prime_id_organizations_id_fk" FOREIGN KEY ("prime_id") REFERENCES "public"."organizations"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "campaigns" ADD CONSTRAINT "campaigns_sending_id_questionnaire_sendings_id_fk" FOREIGN KEY ("sending_id") REFERENCES "public"."questionnaire_sendings"("id") ON DELETE restrict ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "campaign_recipients_supplier" ON "campaign_recipients" USING btree ("supplier_id");--> statement-breakpoint
CREATE INDEX "campaign_recipients_waiting" ON "campaign_recipients" USING btree ("campaign_id","id") WHERE "campaign_recipients"."looked_at" is null or ("campaign_recipients"."skip" is null and "campaign_recipients"."sent_at" is null);--> statement-breakpoint
CREATE INDEX "campaigns_prime" ON "campaigns" USING btree ("prime_id","created_at","id");--> statement-breakpoint
CREATE INDEX "campaigns_running" ON "campaigns" USING btree ("prime_id") WHERE "campaigns"."sent_at" is not null and "campaigns"."closed_at" is null;
--> statement-breakpoint
-- Whom a prime asks at once, and how far each came, is its own to know: no auditor's and no supplier's.
do $$
declare
  t text;
begin
  foreach t in array array['campaigns', 'campaign_recipients'] loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
    execute format('grant select, insert on public.%I to flowdown_web, flowdown_system', t);
  end loop;
end $$;
--> statement-breakpoint
create policy own on campaigns to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy own on campaign_recipients to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from campaigns where campaigns.id = campaign_id
      and campaigns.prime_id = campaign_recipients.prime_id)
    and exists (select 1 from suppliers where suppliers.id = supplier_id
      and suppliers.prime_id = campaign_recipients.prime_id)
    and (request_id is null or exists (select 1 from requests where requests.id = request_id
      and requests.supplier_id = campaign_recipients.supplier_id)));
--> statement-breakpoint
grant update (prepared_at, confirmed_at, confirmed_by, confirmed_by_name, confirmed_role, sending_id, sent_at,
  nudged_at, nudged_by, nudged_by_name, closed_at, closed_by_name, summary, funnel, discarded_at, stuck)
  on campaigns to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (looked_at, skip, sent_at, request_id, questionnaire_request_id, letter_ids, nudge_asked_at,
  nudged_at, closed_as) on campaign_recipients to flowdown_web, flowdown_system;
--> statement-breakpoint
-- Said once: it goes out, it went out, it is closed, it was dropped before it went out.
create trigger confirmed_at_stays before update on campaigns for each row
  when (old.confirmed_at is not null
    and (new.confirmed_at, new.confirmed_by, new.prepared_at, new.sending_id)
      is distinct from (old.confirmed_at, old.confirmed_by, old.prepared_at, old.sending_id))
  execute function flowdown.refuse_transition('a campaign goes out once, as it was prepared');
--> statement-breakpoint
create trigger closed_stays before update on campaigns for each row
  when (old.closed_at is not null or old.discarded_at is not null)
  execute function flowdown.refuse_transition('a closed campaign stays as it was closed');
--> statement-breakpoint
create trigger dropped_before_it_went_out before update on campaigns for each row
  when (new.discarded_at is not null and new.confirmed_at is not null)
  execute function flowdown.refuse_transition('a campaign that goes out is closed, not dropped');
--> statement-breakpoint
-- Nobody is asked twice by one campaign, whoever runs its job.
create trigger sent_at_stays before update on campaign_recipients for each row
  when (old.sent_at is not null
    and (new.sent_at, new.skip, new.request_id, new.questionnaire_request_id, new.letter_ids)
      is distinct from
        (old.sent_at, old.skip, old.request_id, old.questionnaire_request_id, old.letter_ids))
  execute function flowdown.refuse_transition('one who was asked was asked once');
--> statement-breakpoint
create trigger closed_as_stays before update on campaign_recipients for each row
  when (old.closed_as is not null)
  execute function flowdown.refuse_transition('a report stays as it was closed');
--> statement-breakpoint
-- That an answer was begun, and when: nothing of what stands in it. Of a prime's own campaign alone.
create function flowdown.begun_requests(p_campaign uuid)
  returns table (request_id uuid, begun_at timestamptz)
  language sql stable security definer set search_path = pg_catalog
  as $$
  select d.request_id, min(d.created_at)
  from public.campaign_recipients r
  join public.drafts d on d.request_id = r.request_id
  where r.campaign_id = p_campaign
    and (session_user = 'flowdown_system' or r.prime_id = flowdown.organization())
  group by d.request_id
$$;
--> statement-breakpoint
revoke execute on function flowdown.begun_requests(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.begun_requests(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.begun_requests(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
-- A campaign is prepared, sent and reminded of by a job: one after the other for each prime.
create or replace function flowdown.enqueue(p_task text, p_payload json) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if p_task not in ('deliver-letter', 'build-record', 'witness-checkpoints', 'run-campaign') then
    raise exception 'unknown task %', p_task using errcode = 'insufficient_privilege';
  end if;
  if session_user = 'flowdown_web' and p_task <> 'deliver-letter'
    and p_payload ->> 'primeId' is distinct from current_setting('flowdown.organization', true) then
    raise exception 'not a job of this organization' using errcode = 'insufficient_privilege';
  end if;
  if p_task = 'witness-checkpoints' then
    perform graphile_worker.add_job(p_task, p_payload, queue_name => p_task, max_attempts => 25,
      job_key => p_task || ' ' || (p_payload ->> 'primeId'));
  elsif p_task = 'run-campaign' then
    perform graphile_worker.add_job(p_task, p_payload, max_attempts => 25,
      queue_name => p_task || ' ' || (p_payload ->> 'primeId'));
  else
    perform graphile_worker.add_job(p_task, p_payload, max_attempts => 25);
  end if;
end $$;
