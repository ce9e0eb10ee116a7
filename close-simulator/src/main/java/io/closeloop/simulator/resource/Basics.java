package io.closeloop.simulator.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.simulator.state.Crud;
import io.closeloop.simulator.state.Errors;
import io.closeloop.simulator.state.Json;
import io.closeloop.simulator.state.Session;
import java.util.List;

/** What every new organization of Close has: lead statuses, and a pipeline with a status of each type. */
public final class Basics {
    private Basics() {}

    public static void furnish(Session session) {
        for (String label : List.of("Potential", "Interested", "Customer")) {
            session.insert(Statuses.LEAD, Json.object().put("label", label));
        }
        ObjectNode pipeline = Json.literal("""
                {"name":"Sales","statuses":[{"label":"Active","type":"active"},{"label":"Won","type":"won"},
                 {"label":"Lost","type":"lost"}]}""");
        Crud.insert(
                session, Pipelines.RESOURCE, Crud.checked(session, Pipelines.RESOURCE, null, pipeline, new Errors()));
    }
}
