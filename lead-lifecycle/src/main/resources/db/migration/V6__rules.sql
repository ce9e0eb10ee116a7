-- Which setter talks: a setter that is switched off tells the leads it talks with.
alter table phone_claim add column setter_id uuid;
create index phone_claim_of_setter on phone_claim (account, setter_id);

-- When a number was last texted, by whomever: nobody is greeted who has just been texted.
create table phone_texted (
    account        text        not null,
    sending_number text        not null,
    phone          text        not null,
    texted_at      timestamptz not null,
    primary key (account, sending_number, phone)
);

-- Stop and start come in any order, each with its Close time; the newer one holds (promise 4).
alter table suppression rename column suppressed_at to stopped_at;
alter table suppression alter column stopped_at drop not null;
alter table suppression add column started_at timestamptz;
