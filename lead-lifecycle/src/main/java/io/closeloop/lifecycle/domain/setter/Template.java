package io.closeloop.lifecycle.domain.setter;

import org.jspecify.annotations.Nullable;

/** Fills <code>{{first_name}}</code>, the one variable there is. */
public final class Template {

    private static final String NOBODY = "there";

    private Template() {}

    public static String fill(String text, String firstName) {
        return text.replace("{{first_name}}", firstName);
    }

    /** @param name as it stands in Close; without one a text still reads well: "Hi there" */
    public static String firstNameOf(@Nullable String name) {
        String stripped = name == null ? "" : name.strip();
        return stripped.isEmpty() ? NOBODY : stripped.split("\\s+", 2)[0];
    }
}
