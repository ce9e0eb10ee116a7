package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One resource of Close: what {@link Crud} must know to serve it.
 *
 * @param path below {@code /api/v1/}, without outer slashes
 * @param prefix of its ids
 * @param eventType {@code object_type} of its events; null for a resource that makes none
 * @param created the status of a successful create: 200 on old resources, 201 on new ones. Source: close-api.md 3.4
 * @param dates how it writes {@code date_created} and {@code date_updated}
 * @param shape every key with the value that an object has by default, in Close's order; only what differs is stored
 */
public record Resource(
        String path,
        String prefix,
        @Nullable String eventType,
        Set<Verb> verbs,
        int created,
        Keys keys,
        Listing listing,
        Dates dates,
        ObjectNode shape,
        Rules rules) {

    public static final Set<Verb> READ_ONLY = Set.of(Verb.LIST, Verb.READ);
    public static final Set<Verb> FULL = Set.of(Verb.values());
    private static final Keys NONE = new Keys(Set.of(), Set.of(), Set.of(), false, Keys.Unknown.IGNORED);

    /** A resource that clients only read. */
    public static Resource readOnly(String path, String prefix, @Nullable String eventType, String shape) {
        ObjectNode defaults = Json.literal(shape);
        return new Resource(
                path, prefix, eventType, READ_ONLY, 200, NONE, Listing.PLAIN, Dates.WITH_OFFSET, defaults, Rules.PLAIN);
    }

    public Resource writable(Keys allowed) {
        return new Resource(path, prefix, eventType, FULL, created, allowed, listing, dates, shape, rules);
    }

    public Resource listed(Listing how) {
        return new Resource(path, prefix, eventType, verbs, created, keys, how, dates, shape, rules);
    }

    public Resource ruledBy(Rules own) {
        return new Resource(path, prefix, eventType, verbs, created, keys, listing, dates, shape, own);
    }

    /** Created with 201 and dated without an offset. */
    public Resource ofNewerMake() {
        return new Resource(path, prefix, eventType, verbs, 201, keys, listing, Dates.WITHOUT_OFFSET, shape, rules);
    }

    /** An object as the API shows it. */
    public ObjectNode view(Organization organization, ObjectNode row) {
        ObjectNode view = Json.copy(shape).setAll(row);
        rules.view(organization, view);
        return view;
    }

    /** The word that effects in the ledger use. */
    public String word() {
        return path.startsWith("activity/") ? path.substring("activity/".length()) : path;
    }
}
