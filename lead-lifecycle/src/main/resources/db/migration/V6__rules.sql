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
