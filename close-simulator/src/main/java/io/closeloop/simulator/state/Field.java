package io.closeloop.simulator.state;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;

/**
 * One key of a {@link Resource}.
 *
 * @param byDefault what an object has that was not told; only what differs is stored
 * @param required on create, and not to be emptied later
 * @param stored false for a key that only steers the write, as {@code contacts} of a new lead
 */
public record Field(String name, Kind kind, JsonNode byDefault, Access access, boolean required, boolean stored) {
    /** When a client may write it. */
    public enum Access {
        NEVER,
        ON_CREATE,
        ALWAYS,
        ON_UPDATE
    }

    private static final int LONGEST_TEXT = 100_000;
    private static final int LONGEST_LIST = 100;

    private static Field of(String name, Kind kind, Access access) {
        return new Field(name, kind, NullNode.getInstance(), access, false, true);
    }

    public static Field text(String name) {
        return of(name, new Kind.Text(LONGEST_TEXT), Access.ALWAYS);
    }

    public static Field text(String name, int longest) {
        return of(name, new Kind.Text(longest), Access.ALWAYS);
    }

    public static Field whole(String name) {
        return whole(name, Long.MIN_VALUE, Long.MAX_VALUE);
    }

    public static Field whole(String name, long least, long most) {
        return of(name, new Kind.Whole(least, most), Access.ALWAYS);
    }

    public static Field decimal(String name) {
        return of(name, new Kind.Decimal(), Access.ALWAYS);
    }

    public static Field flag(String name, boolean byDefault) {
        return of(name, new Kind.Flag(), Access.ALWAYS).or(byDefault);
    }

    public static Field day(String name) {
        return of(name, new Kind.Day(), Access.ALWAYS);
    }

    public static Field moment(String name) {
        return of(name, new Kind.Moment(), Access.ALWAYS);
    }

    public static Field choice(String name, String... values) {
        return of(name, new Kind.Choice(List.of(values)), Access.ALWAYS);
    }

    public static Field reference(String name, String path) {
        return of(name, new Kind.Reference(path), Access.ALWAYS);
    }

    public static Field list(String name) {
        return list(name, LONGEST_LIST);
    }

    public static Field list(String name, int most) {
        return of(name, new Kind.Many(most), Access.ALWAYS).or(List.of());
    }

    /** Its rules look after it. */
    public static Field free(String name) {
        return of(name, new Kind.Anything(), Access.ALWAYS);
    }

    /** Close's own: shown, never written by a client. */
    public static Field own(String name) {
        return of(name, new Kind.Anything(), Access.NEVER);
    }

    public Field or(Object value) {
        return new Field(name, kind, Json.tree(value), access, required, stored);
    }

    public Field onCreate() {
        return new Field(name, kind, byDefault, Access.ON_CREATE, required, stored);
    }

    public Field onUpdate() {
        return new Field(name, kind, byDefault, Access.ON_UPDATE, required, stored);
    }

    public Field mandatory() {
        return new Field(name, kind, byDefault, access, true, stored);
    }

    public Field passing() {
        return new Field(name, kind, byDefault, access, required, false);
    }

    static Field instead(Field former, Field field) {
        return field.byDefault().isNull()
                ? new Field(field.name, field.kind, former.byDefault, field.access, field.required, field.stored)
                : field;
    }

    boolean isWritable(boolean creating) {
        return switch (access) {
            case NEVER -> false;
            case ON_CREATE -> creating;
            case ON_UPDATE -> !creating;
            case ALWAYS -> true;
        };
    }
}
