-- A file of an answer that was handed in is read by its organization and by the prime that it was handed
-- in to. Whoever sees neither the row nor another use of the file does not learn that it exists.
alter table questionnaire_files enable row level security;
--> statement-breakpoint
alter table questionnaire_files force row level security;
--> statement-breakpoint
create policy system on questionnaire_files to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy audit_scope on questionnaire_files as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
create policy supplier_submits on questionnaire_files to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and supplier_id in (select flowdown.own_supplier_ids())
    and flowdown.owns_evidence(evidence_id));
--> statement-breakpoint
create policy prime_reads on questionnaire_files for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
grant select, insert on questionnaire_files to flowdown_web, flowdown_system;
--> statement-breakpoint
create trigger never_changed before update or delete or truncate on questionnaire_files
  for each statement execute function flowdown.refuse_change();
--> statement-breakpoint
create policy beside_answer on evidence for select to flowdown_web
  using (exists (select 1 from questionnaire_files where questionnaire_files.evidence_id = evidence.id));
--> statement-breakpoint
drop policy audit_scope on evidence;
--> statement-breakpoint
create policy audit_scope on evidence as restrictive for select to flowdown_web
  using ((select flowdown.audit_contracts()) is null
    or exists (select 1 from evidence_links where evidence_links.evidence_id = evidence.id)
    or exists (select 1 from contract_modifications where contract_modifications.file_id = evidence.id)
    or exists (select 1 from showings where showings.file_id = evidence.id)
    or exists (select 1 from questionnaire_files where questionnaire_files.evidence_id = evidence.id)
    or flowdown.was_shown_file(id));
--> statement-breakpoint
-- An auditor reads what was asked of the subcontractors of the room, what they handed in, and what was
-- said of it once the review ended: no answer in preparation, and no note of the house.
alter policy audit_scope on questionnaire_requests
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on questionnaire_responses
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on questionnaire_decisions
  using ((select flowdown.audit_contracts()) is null or flowdown.audit_sees_supplier(supplier_id));
--> statement-breakpoint
alter policy audit_scope on questionnaire_reviews
  using ((select flowdown.audit_contracts()) is null or (flowdown.audit_sees_supplier(supplier_id)
    and exists (select 1 from questionnaire_decisions
      where questionnaire_decisions.response_id = questionnaire_reviews.response_id)));
--> statement-breakpoint
alter policy audit_scope on questionnaire_sendings
  using ((select flowdown.audit_contracts()) is null or exists (select 1 from questionnaire_requests
    where questionnaire_requests.sending_id = questionnaire_sendings.id));
--> statement-breakpoint
create view known.questionnaire_sendings with (security_invoker = true) as
  select * from public.questionnaire_sendings where sent_at <= flowdown.known_at();
--> statement-breakpoint
create view known.questionnaire_requests with (security_invoker = true) as
  select id, created_at, prime_id, sending_id, supplier_id, organization_id, settled,
    case when started_at <= flowdown.known_at() then started_at end as started_at,
    case when withdrawn_at <= flowdown.known_at() then withdrawn_at end as withdrawn_at
  from public.questionnaire_requests where created_at <= flowdown.known_at();
--> statement-breakpoint
create view known.questionnaire_responses with (security_invoker = true) as
  select * from public.questionnaire_responses where submitted_at <= flowdown.known_at();
--> statement-breakpoint
create view known.questionnaire_files with (security_invoker = true) as
  select * from public.questionnaire_files where submitted_at <= flowdown.known_at();
--> statement-breakpoint
create view known.questionnaire_reviews with (security_invoker = true) as
  select * from public.questionnaire_reviews where reviewed_at <= flowdown.known_at();
--> statement-breakpoint
create view known.questionnaire_decisions with (security_invoker = true) as
  select * from public.questionnaire_decisions where decided_at <= flowdown.known_at();
--> statement-breakpoint
grant select on known.questionnaire_sendings, known.questionnaire_requests,
  known.questionnaire_responses, known.questionnaire_files, known.questionnaire_reviews,
  known.questionnaire_decisions to flowdown_web, flowdown_system;
