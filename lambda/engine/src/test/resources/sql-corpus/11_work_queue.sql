-- A queue in the database: SKIP LOCKED, LISTEN / NOTIFY, procedures, SQL-standard bodies.

create type task_state as enum ('waiting', 'running', 'done', 'failed');

create table tasks (
    id         bigint generated always as identity primary key,
    kind       text not null,
    payload    jsonb not null default '{}',
    state      task_state not null default 'waiting',
    priority   smallint not null default 0,
    run_after  timestamptz not null default now(),
    tries      smallint not null default 0,
    max_tries  smallint not null default 3,
    worker     text,
    started_at timestamptz,
    ended_at   timestamptz,
    error      text
);
create index tasks_waiting_idx on tasks (priority desc, run_after, id) where state = 'waiting';
create index tasks_running_idx on tasks (started_at) where state = 'running';

create table task_dependencies (
    task_id  bigint not null references tasks on delete cascade,
    needs_id bigint not null references tasks on delete cascade,
    primary key (task_id, needs_id),
    check (task_id <> needs_id)
);
create index on task_dependencies (needs_id);

create function enqueue(kind text, payload jsonb default '{}', priority int default 0, variadic needs bigint[] default '{}') returns bigint
    language plpgsql
as $$
declare
    new_id bigint;
begin
    insert into tasks (kind, payload, priority) values (enqueue.kind, enqueue.payload, enqueue.priority) returning id into new_id;
    insert into task_dependencies select new_id, n from unnest(needs) as n;
    perform pg_notify('tasks; new', new_id::text);
    return new_id;
end
$$;

create function next_tasks(worker text, how_many int default 1) returns setof tasks
    language sql
begin atomic
    update tasks
    set state = 'running',
        worker = next_tasks.worker,
        started_at = clock_timestamp(),
        tries = tries + case when state = 'waiting' then 1 else 0 end
    where id in (
        select t.id from tasks as t
        where t.state = 'waiting' and t.run_after <= now()
          and not exists (
              select from task_dependencies as d join tasks as n on n.id = d.needs_id
              where d.task_id = t.id and n.state <> 'done')
        order by t.priority desc, t.run_after, t.id
        limit how_many
        for update skip locked
    )
    returning *;
end;

create function finish(id bigint, error text default null) returns task_state
    language sql
begin atomic
    update tasks as t
    set state = case
                    when finish.error is null then 'done'
                    when t.tries < t.max_tries then 'waiting'
                    else 'failed'
                end::task_state,
        error = finish.error,
        run_after = case when finish.error is null then t.run_after else now() + interval '1 minute' * power(2, t.tries) end,
        ended_at = case when finish.error is null or t.tries >= t.max_tries then clock_timestamp() end
    where t.id = finish.id
    returning t.state;
end;

create procedure rescue(older_than interval default '15 minutes', inout rescued int default 0)
    language plpgsql
as $procedure$
declare
    batch int;
begin
    loop
        update tasks set state = 'waiting', worker = null
        where id in (select id from tasks where state = 'running' and started_at < now() - older_than limit 100 for update skip locked);
        get diagnostics batch = row_count;
        rescued := rescued + batch;
        commit;
        exit when batch < 100;
    end loop;
end
$procedure$;

create procedure clean_up() language sql begin atomic
    delete from tasks where state = 'done' and ended_at < now() - interval '7 days';
    delete from task_dependencies as d where not exists (select from tasks where id = d.needs_id);
end;

create function tasks_notify() returns trigger language plpgsql as $f$
begin
    perform pg_notify('tasks; ' || new.state, json_build_object('id', new.id, 'kind', new.kind)::text);
    return null;
end $f$;
create trigger tasks_notify after update of state on tasks
    for each row when (old.state is distinct from new.state) execute function tasks_notify();

listen "tasks; new";
select enqueue('mail', '{"to": "o''neill@example.org", "subject": "It''s; here"}');
select enqueue('audio', $j${"text": "BEGIN; it's \"quoted\"; END;"}$j$, 5);
select enqueue('nothing;', $${}$$, 0, variadic '{1,2}') where false;
select enqueue('report', '{}', 10, 1, 2);
notify "tasks; new", 'by hand; it''s fine';

begin;
select id, kind from next_tasks('w-1', 10);
savepoint first_done;
select finish(1);
select finish(2, 'it broke; "again"');
rollback to first_done;
release first_done;
select finish(1), finish(2);
commit;

select id, kind, state from next_tasks('w-2');
select finish(3, $e$no; 'really' $$ not$e$);
call rescue();
call rescue('0 seconds');
call clean_up();
unlisten *;

do $$
declare
    c cursor for select * from tasks order by id for update;
    t tasks;
begin
    for t in c loop
        if t.state = 'failed' then
            update tasks set payload = payload || '{"failed": "yes; it did"}' where current of c;
        end if;
    end loop;
end
$$;

create view task_overview as
select kind, state, count(*) as tasks,
       min(run_after) filter (where state = 'waiting') as next,
       avg(ended_at - started_at) as duration,
       case when bool_or(state = 'failed') then 'look; please' end as hint
from tasks group by kind, state;
select kind, state, tasks from task_overview order by 1, 2;
