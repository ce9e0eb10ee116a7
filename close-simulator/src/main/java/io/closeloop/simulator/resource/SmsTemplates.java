package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Session;
import io.closeloop.simulator.state.Switch;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts kept for use again, and what becomes of one in a text. Source: close-api.md 5.2, 5.6. */
final class SmsTemplates {
    static final Resource RESOURCE = Resource.of("sms_template", "smstmpl", "close-api.md 5.6")
            .fires("sms_template")
            .fields(
                    Field.text("name").mandatory(),
                    Field.text("text").or(""),
                    Field.flag("is_shared", false),
                    Field.list("attachments"))
            .stamped()
            .writable()
            .answering(201, 204);

    /** The reference says that Close renders, not how a tag is written: see {@link Switch#SMS_TEMPLATE}. */
    private static final Pattern TAG = Pattern.compile("\\{\\{\\s*(contact|lead|user)\\.(\\w+)\\s*}}");

    private SmsTemplates() {}

    /**
     * Gives a text that names a template, and has no words of its own, the words of the template.
     *
     * @param whole the text as it will be
     * @param patch what the client wrote; changed in place
     */
    static void render(Session session, ObjectNode whole, ObjectNode patch) {
        boolean wordless = patch.path("text").asText("").isEmpty();
        if (patch.hasNonNull("template_id") && wordless) {
            session.find(RESOURCE, patch.get("template_id").asText()).ifPresent(template -> {
                String text = template.path("text").asText("");
                boolean filled = session.switches().is(Switch.SMS_TEMPLATE, "filled");
                patch.put("text", filled ? filled(session, whole, text) : text);
                patch.set("attachments", template.optional("attachments").orElseGet(Json::array));
            });
        }
    }

    private static String filled(Session session, ObjectNode sms, String text) {
        return TAG.matcher(text)
                .replaceAll(tag -> Matcher.quoteReplacement(object(session, sms, tag.group(1))
                        .map(o -> value(o, tag.group(2)))
                        .orElse("")));
    }

    private static Optional<ObjectNode> object(Session session, ObjectNode sms, String kind) {
        String id = sms.path(kind + "_id").asText("");
        return switch (kind) {
            case "contact" -> session.find(Contacts.RESOURCE, id);
            case "lead" -> session.find(Leads.RESOURCE, id);
            default -> session.find(Organizations.USERS, id);
        };
    }

    /** Contacts have one name, of which the first word is the first. */
    private static String value(ObjectNode object, String key) {
        String name = object.path("name").asText("");
        JsonNode own = object.path(key);
        return switch (key) {
            case "first_name" -> own.asText(name.split(" ", 2)[0]);
            case "last_name" -> own.asText(name.contains(" ") ? name.substring(name.lastIndexOf(' ') + 1) : "");
            default -> own.asText("");
        };
    }
}
