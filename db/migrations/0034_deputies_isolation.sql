-- Who stands in for whom is the prime's own: no auditor reads it, and none of its subcontractors.
alter table deputies enable row level security;
--> statement-breakpoint
alter table deputies force row level security;
--> statement-breakpoint
create policy system on deputies to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy prime on deputies to flowdown_web
  using (prime_id = (select flowdown.organization()))
  with check (prime_id = (select flowdown.organization()));
--> statement-breakpoint
create policy audit_scope on deputies as restrictive to flowdown_web
  using ((select flowdown.audit_contracts()) is null);
--> statement-breakpoint
grant select, insert on deputies to flowdown_web, flowdown_system;
--> statement-breakpoint
grant update (ended_at, ended_by, ended_by_name) on deputies to flowdown_web;
--> statement-breakpoint
-- What is said of it stays as it was said; ended early, it stays ended.
create trigger whose_it_is before update on deputies for each row
  when (old.prime_id is distinct from new.prime_id
    or old.owner_id is distinct from new.owner_id
    or old.deputy_id is distinct from new.deputy_id
    or old.starts_on is distinct from new.starts_on
    or old.ends_on is distinct from new.ends_on
    or old.reason is distinct from new.reason)
  execute function flowdown.refuse_transition('what a row is about and whose it is does not change');
--> statement-breakpoint
create trigger ended_at_stays before update on deputies for each row
  when (old.ended_at is not null and new.ended_at is distinct from old.ended_at)
  execute function flowdown.refuse_transition('who stands in no more is named anew');
