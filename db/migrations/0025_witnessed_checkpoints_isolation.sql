alter table witnessed_checkpoints enable row level security;
--> statement-breakpoint
alter table witnessed_checkpoints force row level security;
--> statement-breakpoint
create policy system on witnessed_checkpoints to flowdown_system using (true) with check (true);
--> statement-breakpoint
create policy prime on witnessed_checkpoints for select to flowdown_web
  using (prime_id = (select flowdown.organization()));
--> statement-breakpoint
grant select on witnessed_checkpoints to flowdown_web;
--> statement-breakpoint
grant select, insert on witnessed_checkpoints to flowdown_system;
--> statement-breakpoint
grant update (attempts, tried_at, witnessed_at, failure, cosignatures) on witnessed_checkpoints
  to flowdown_system;
--> statement-breakpoint
create trigger stays_witnessed before update on witnessed_checkpoints for each row
  when (old.witnessed_at is not null)
  execute function flowdown.refuse_transition('a witnessed checkpoint stays witnessed');
--> statement-breakpoint
grant update (timestamp_token) on oversight_records to flowdown_system;
--> statement-breakpoint
create or replace view known.oversight_records with (security_invoker = true) as
  select * from public.oversight_records where requested_at <= flowdown.known_at();
--> statement-breakpoint
-- Checkpoints are handed to witnesses one after the other, and one waiting job for each log is enough.
create or replace function flowdown.enqueue(p_task text, p_payload json) returns void
  language plpgsql security definer set search_path = pg_catalog
  as $$
begin
  if p_task not in ('deliver-letter', 'build-record', 'witness-checkpoints') then
    raise exception 'unknown task %', p_task using errcode = 'insufficient_privilege';
  end if;
  if session_user = 'flowdown_web' and p_task <> 'deliver-letter'
    and p_payload ->> 'primeId' is distinct from current_setting('flowdown.organization', true) then
    raise exception 'not a job of this organization' using errcode = 'insufficient_privilege';
  end if;
  if p_task = 'witness-checkpoints' then
    perform graphile_worker.add_job(p_task, p_payload, queue_name => p_task, max_attempts => 25,
      job_key => p_task || ' ' || (p_payload ->> 'primeId'));
  else
    perform graphile_worker.add_job(p_task, p_payload, max_attempts => 25);
  end if;
end $$;
