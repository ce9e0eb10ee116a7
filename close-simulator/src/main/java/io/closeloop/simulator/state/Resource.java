package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One resource of Close: all that {@link Crud} and {@link Lists} must know to serve it. A new resource is a new descriptor; what it does
 * beyond the generic stands in its {@link Rules}.
 */
public final class Resource {
    public static final Set<Verb> READ_ONLY = Set.of(Verb.LIST, Verb.READ);
    public static final Set<Verb> FULL = Set.of(Verb.LIST, Verb.CREATE, Verb.READ, Verb.UPDATE, Verb.DELETE);

    /** What a descriptor says, while it is being written. */
    private static final class Draft implements Cloneable {
        private final String path;
        private final String prefix;
        private String source;
        private @Nullable String eventType;
        private Set<Verb> verbs = READ_ONLY;
        private int created = 200;
        private int deleted = 200;
        private Map<String, Field> fields = new LinkedHashMap<>();
        private @Nullable String customKind;
        private boolean refusing;
        private Listing listing = Listing.PLAIN;
        private Dates dates = Dates.WITH_OFFSET;
        private Rules rules = Rules.PLAIN;

        Draft(String path, String prefix, String source) {
            this.path = path;
            this.prefix = prefix;
            this.source = source;
        }

        Draft with(Consumer<Draft> change) {
            try {
                Draft copy = (Draft) clone();
                copy.fields = new LinkedHashMap<>(fields);
                change.accept(copy);
                return copy;
            } catch (CloneNotSupportedException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }

    private final Draft draft;
    private final ObjectNode shape = Json.object();
    private final Set<String> passing;

    private Resource(Draft draft) {
        this.draft = draft;
        draft.fields.values().stream().filter(Field::stored).forEach(f -> shape.set(f.name(), f.byDefault()));
        this.passing = draft.fields.values().stream()
                .filter(f -> !f.stored())
                .map(Field::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    /**
     * A resource that clients only read, until told otherwise.
     *
     * @param path below {@code /api/v1/}, without outer slashes
     * @param prefix of its ids
     * @param source where the reference describes it
     */
    public static Resource of(String path, String prefix, String source) {
        return new Resource(new Draft(path, prefix, source)).fields(Field.own("id"));
    }

    /** The same from an object as it looks by default. */
    public static Resource readOnly(String path, String prefix, @Nullable String eventType, String shape) {
        Draft draft = new Draft(path, prefix, "close-api.md");
        draft.eventType = eventType;
        Json.literal(shape)
                .properties()
                .forEach(e -> draft.fields.put(e.getKey(), Field.own(e.getKey()).or(e.getValue())));
        return new Resource(draft);
    }

    private Resource with(Consumer<Draft> change) {
        return new Resource(draft.with(change));
    }

    public Resource source(String where) {
        return with(d -> d.source = where);
    }

    /** {@code object_type} of its events; without it there are none. */
    public Resource fires(String objectType) {
        return with(d -> d.eventType = objectType);
    }

    /** In the order in which an object shows them; one that is there already keeps its place, and its default if it gets no other. */
    public Resource fields(Field... more) {
        return with(d -> {
            for (Field field : more) {
                d.fields.merge(field.name(), field, Field::instead);
            }
        });
    }

    /** Whose it is, and who made and changed it when. */
    public Resource stamped() {
        return fields(
                Field.own("organization_id"),
                Field.own("created_by"),
                Field.own("updated_by"),
                Field.own("date_created"),
                Field.own("date_updated"));
    }

    public Resource allowing(Set<Verb> verbs) {
        return with(d -> d.verbs = verbs);
    }

    public Resource writable() {
        return allowing(FULL);
    }

    /** Takes {@code custom.cf_…} keys, of the fields of this kind of object. */
    public Resource custom(String kind) {
        return with(d -> d.customKind = kind);
    }

    /** As the newest schemas do; see {@link Switch#STRICT_KEYS}. Others take any key in silence. Source: close-api.md 3.1, 3.2. */
    public Resource refusingUnknownKeys() {
        return with(d -> d.refusing = true);
    }

    public Resource listed(Listing how) {
        return with(d -> d.listing = how);
    }

    public Resource ruledBy(Rules own) {
        return with(d -> d.rules = own);
    }

    /** 200 on old resources, 201 and 204 on some newer ones. Source: close-api.md 3.4. */
    public Resource answering(int created, int deleted) {
        return with(d -> {
            d.created = created;
            d.deleted = deleted;
        });
    }

    /** How its dates of creation and change are written. */
    public Resource written(Dates form) {
        return with(d -> d.dates = form);
    }

    /** Created with 201 and dated without an offset. */
    public Resource ofNewerMake() {
        return with(d -> {
            d.created = 201;
            d.dates = Dates.WITHOUT_OFFSET;
        });
    }

    public String path() {
        return draft.path;
    }

    public String prefix() {
        return draft.prefix;
    }

    public String source() {
        return draft.source;
    }

    public @Nullable String eventType() {
        return draft.eventType;
    }

    /** Of this one object: some resources have several types. Empty when it makes no events. */
    Optional<String> eventType(Session session, ObjectNode row) {
        return Optional.ofNullable(draft.eventType).map(type -> draft.rules.eventType(session, type, row));
    }

    public Set<Verb> verbs() {
        return draft.verbs;
    }

    public int created() {
        return draft.created;
    }

    public int deleted() {
        return draft.deleted;
    }

    public Collection<Field> fields() {
        return draft.fields.values();
    }

    public Optional<Field> field(String name) {
        return Optional.ofNullable(draft.fields.get(name));
    }

    /** The kind of object whose custom fields it takes; empty when it takes none. */
    public Optional<String> customKind() {
        return Optional.ofNullable(draft.customKind);
    }

    boolean refusesUnknownKeys() {
        return draft.refusing;
    }

    public Listing listing() {
        return draft.listing;
    }

    public Dates dates() {
        return draft.dates;
    }

    public Rules rules() {
        return draft.rules;
    }

    /** Every key that is stored, with the value that an object has by default; only what differs is stored. */
    public ObjectNode shape() {
        return shape;
    }

    /** Keys that steer a write and are not stored. */
    Set<String> passing() {
        return passing;
    }

    /** An object as the API shows it. */
    public ObjectNode view(Organization organization, ObjectNode row) {
        ObjectNode view = Json.copy(shape).setAll(row);
        draft.rules.view(organization, view);
        return view;
    }

    /** The word that effects in the ledger use. */
    public String word() {
        return word(draft.path);
    }

    @Override
    public String toString() {
        return draft.path;
    }

    private static String word(String path) {
        return path.startsWith("activity/") ? path.substring("activity/".length()) : path;
    }
}
