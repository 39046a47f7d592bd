-- A questionnaire that was sent is the prime's, and its supplier reads it. What a supplier answers is its
-- own until it is handed in; what a reviewer says is told once the review ended; what the house notes is
-- never told. An auditor, who is let into contracts, sees none of it.
do $$
declare
  t text;
begin
  foreach t in array array['questionnaire_sendings', 'questionnaire_requests', 'questionnaire_answers',
    'questionnaire_responses', 'questionnaire_reviews', 'questionnaire_notes', 'questionnaire_decisions']
  loop
    execute format('alter table public.%I enable row level security', t);
    execute format('alter table public.%I force row level security', t);
    execute format('create policy system on public.%I to flowdown_system using (true) with check (true)', t);
    execute format('grant select, insert on public.%I to flowdown_system', t);
    execute format('create policy audit_scope on public.%I as restrictive to flowdown_web
      using ((select flowdown.audit_contracts()) is null)', t);
    execute format('grant select, insert on public.%I to flowdown_web', t);
  end loop;
  foreach t in array array['questionnaire_sendings', 'questionnaire_answers', 'questionnaire_responses',
    'questionnaire_reviews', 'questionnaire_notes', 'questionnaire_decisions']
  loop
    execute format('create trigger never_changed before update or delete or truncate on public.%I
      for each statement execute function flowdown.refuse_change()', t);
  end loop;
  foreach t in array array['questionnaire_sendings', 'questionnaire_reviews', 'questionnaire_notes',
    'questionnaire_decisions']
  loop
    execute format('create policy prime on public.%I to flowdown_web
      using (prime_id = (select flowdown.organization()))
      with check (prime_id = (select flowdown.organization()))', t);
  end loop;
end $$;
--> statement-breakpoint
-- A prime sends to organizations that its supplier records name, and to no other.
create policy prime on questionnaire_requests to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization())
    and exists (select 1 from suppliers where suppliers.id = supplier_id
      and suppliers.organization_id = questionnaire_requests.organization_id));
--> statement-breakpoint
create policy supplier_reads on questionnaire_requests for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy supplier_reads on questionnaire_sendings for select to flowdown_web
  using (exists (select 1 from questionnaire_requests
    where questionnaire_requests.sending_id = questionnaire_sendings.id
      and questionnaire_requests.organization_id = (select flowdown.organization())));
--> statement-breakpoint
grant update (started_at, withdrawn_at) on questionnaire_requests to flowdown_web;
--> statement-breakpoint
create trigger started_at_stays before update on questionnaire_requests for each row
  when (old.started_at is not null and new.started_at is distinct from old.started_at)
  execute function flowdown.refuse_transition('when it was started does not change');
--> statement-breakpoint
create trigger withdrawn_at_stays before update on questionnaire_requests for each row
  when (old.withdrawn_at is not null and new.withdrawn_at is distinct from old.withdrawn_at)
  execute function flowdown.refuse_transition('a withdrawn questionnaire stays withdrawn');
--> statement-breakpoint
create trigger row_stays before update on questionnaire_requests for each row
  when (old.id is distinct from new.id or old.prime_id is distinct from new.prime_id
    or old.sending_id is distinct from new.sending_id or old.supplier_id is distinct from new.supplier_id
    or old.organization_id is distinct from new.organization_id
    or old.settled is distinct from new.settled or old.created_at is distinct from new.created_at)
  execute function flowdown.refuse_transition('what a row is about and whose it is does not change');
--> statement-breakpoint
create policy own on questionnaire_answers to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization()));
--> statement-breakpoint
create policy supplier_submits on questionnaire_responses to flowdown_web
  using (organization_id = (select flowdown.organization()))
  with check (organization_id = (select flowdown.organization())
    and supplier_id in (select flowdown.own_supplier_ids()));
--> statement-breakpoint
create policy prime_reads on questionnaire_responses for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy supplier_reads on questionnaire_decisions for select to flowdown_web
  using (organization_id = (select flowdown.organization()));
--> statement-breakpoint
-- Whether no later review of the same answer was written. It looks past the policy that asks it.
create function flowdown.is_last_review(p_review uuid) returns boolean
  language sql stable security definer set search_path = pg_catalog, public
  as $$
    select not exists (
      select 1 from questionnaire_reviews review
      join questionnaire_reviews later on later.response_id = review.response_id
        and later.question = review.question
        and (later.reviewed_at, later.id) > (review.reviewed_at, review.id)
      where review.id = p_review)
  $$;
--> statement-breakpoint
revoke execute on function flowdown.is_last_review(uuid) from public;
--> statement-breakpoint
grant execute on function flowdown.is_last_review(uuid) to flowdown_web, flowdown_system;
--> statement-breakpoint
grant create on schema flowdown to flowdown_system;
--> statement-breakpoint
alter function flowdown.is_last_review(uuid) owner to flowdown_system;
--> statement-breakpoint
revoke create on schema flowdown from flowdown_system;
--> statement-breakpoint
-- Of several reviews of one answer the last one is told.
create policy supplier_reads on questionnaire_reviews for select to flowdown_web
  using (organization_id = (select flowdown.organization())
    and exists (select 1 from questionnaire_decisions
      where questionnaire_decisions.response_id = questionnaire_reviews.response_id)
    and flowdown.is_last_review(id));
