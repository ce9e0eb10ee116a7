package io.closeloop.lifecycle.store;

import io.closeloop.events.LeadKey;
import io.closeloop.outbox.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.function.Function;

/** Who is talked with on a lead, for search and lists. */
public final class People {

    private static final String UPSERT = """
            insert into lead_contact (lead, account, seen_at, contact_id, name, name_key, last_name_key, phone)
            select $1, $2, $3, * from unnest($4::text[], $5::text[], $6::text[], $7::text[], $8::text[])
            on conflict (lead, contact_id) do update set name = excluded.name, name_key = excluded.name_key,
            last_name_key = excluded.last_name_key, phone = excluded.phone, seen_at = excluded.seen_at
            """;

    private People() {}

    /** A contact as a decision left it. */
    public record Person(String contactId, String name, String phone) {
        @Override
        public String toString() {
            return "Person[" + contactId + "]";
        }
    }

    /** Inside the decision's transaction. */
    static Change keeping(String account, LeadKey lead, Collection<Person> people, Instant now) {
        return Change.of(
                UPSERT,
                lead.toString(),
                account,
                now,
                column(people, Person::contactId),
                column(people, Person::name),
                column(people, person -> keyOf(person.name())),
                column(people, person -> lastWordOf(keyOf(person.name()))),
                column(people, Person::phone));
    }

    /** As names are compared: without regard to case and to how many blanks there are. */
    public static String keyOf(String name) {
        return name.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
    }

    private static String lastWordOf(String key) {
        return key.substring(key.lastIndexOf(' ') + 1);
    }

    private static String[] column(Collection<Person> people, Function<Person, String> value) {
        return people.stream().map(value).toArray(String[]::new);
    }
}
