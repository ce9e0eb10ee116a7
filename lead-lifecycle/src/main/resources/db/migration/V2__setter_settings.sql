-- What people have said of a setter. Any part may be missing: then the account's defaults count, and below them ours. What counts is put
-- together when it is read, in the statement that reads it, so that no second copy of it can be out of date.
-- The script stands in it from now on. Dropped at once: no version that reads the column was ever released.
alter table setter add column settings text;
update setter set settings = '{"script":' || script || '}';
alter table setter alter column settings set not null, drop column script;

-- A deleted setter stays for its history; nothing that decides looks at it any more.
alter table setter add column deleted_at timestamptz;

-- What holds for all setters of the account that do not say otherwise. Every change of settings in the account locks this row first: a default
-- may not be taken away while a setter is saved that counts on it. Version 0: nobody has set any.
create table setter_defaults (
    account  text primary key,
    settings text   not null default '{}',
    version  bigint not null default 0
);

-- Who made which version, and what it was, as it could be sent again. setter_id null: the account's defaults.
create table setter_version (
    account    text        not null,
    setter_id  uuid,
    version    bigint      not null,
    document   text        not null,
    what       text        not null,
    changed_by text        not null,
    changed_at timestamptz not null default now(),
    unique nulls not distinct (account, setter_id, version)
);

insert into setter_version (account, setter_id, version, document, what, changed_by)
select account, id, version, json_build_object('name', name, 'active', active, 'settings', settings::json)::text,
       'as it stood before versions were kept', '-'
from setter;
