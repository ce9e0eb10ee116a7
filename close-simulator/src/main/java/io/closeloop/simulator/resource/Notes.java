package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Dates;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Field;
import io.closeloop.simulator.state.Listing;
import io.closeloop.simulator.state.Organization;
import io.closeloop.simulator.state.Resource;
import io.closeloop.simulator.state.Rules;
import io.closeloop.simulator.state.Session;
import org.jspecify.annotations.Nullable;

/** Notes on a lead. Source: close-api.md 7.4. */
public final class Notes {
    public static final Resource RESOURCE = Resource.of("activity/note", "acti", "close-api.md 7.4")
            .fires("activity.note")
            .fields(
                    Field.own("_type").or("Note"),
                    Field.reference("lead_id", "lead").mandatory().onCreate(),
                    Field.reference("contact_id", "contact"),
                    Field.reference("user_id", "user").onCreate(),
                    Field.own("user_name"),
                    Field.text("title"),
                    Field.text("note").or(""),
                    Field.text("note_html"),
                    Field.flag("pinned", false),
                    Field.own("pinned_at"),
                    Field.list("attachments"),
                    Field.own("activity_at"))
            .stamped()
            .writable()
            .listed(Listing.ACTIVITIES)
            .ruledBy(new NoteRules());

    private Notes() {}

    private static final class NoteRules implements Rules {
        /** The one form follows from the other; given both, the rich one wins. */
        @Override
        public void check(Session session, @Nullable ObjectNode before, ObjectNode patch, Errors errors) {
            if (patch.hasNonNull("note_html")) {
                String html = patch.get("note_html").asText();
                patch.put("note_html", html.startsWith("<body>") ? html : "<body>" + html + "</body>");
                patch.put("note", html.replaceAll("<br ?/?>|</p>\\s*<p>", "\n").replaceAll("<[^>]*>", ""));
            } else if (patch.hasNonNull("note")) {
                patch.put("note_html", "<body><p>" + escaped(patch.get("note").asText()) + "</p></body>");
            }
            if (patch.path("pinned").asBoolean()) {
                patch.put("pinned_at", Dates.WITH_OFFSET.text(session.now()));
            }
            if (before == null) {
                patch.put("activity_at", Dates.SECONDS.text(session.now()));
                if (!patch.hasNonNull("user_id")) {
                    patch.put("user_id", session.actor().userId());
                }
            }
        }

        private static String escaped(String text) {
            return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
        }

        @Override
        public void view(Organization organization, ObjectNode view) {
            view.put("user_name", Users.name(organization, view.path("user_id").asText()));
        }
    }
}
