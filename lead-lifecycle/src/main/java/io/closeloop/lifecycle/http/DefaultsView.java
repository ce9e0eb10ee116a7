package io.closeloop.lifecycle.http;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.closeloop.lifecycle.settings.IntroLint;
import io.closeloop.lifecycle.settings.IntroLint.Warning;
import io.closeloop.lifecycle.settings.Layers;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import java.util.List;
import java.util.Map;

/** An account's defaults as people see them; as {@link SetterView}, for a setter that says nothing of its own. */
record DefaultsView(
        long version, ObjectNode settings, ObjectNode effective, Map<String, String> sources, List<Warning> warnings) {

    static DefaultsView of(Defaults defaults) {
        Layers layers = Layers.ofAccount(defaults.settings());
        ObjectNode effective = layers.effective();
        return new DefaultsView(
                defaults.version(),
                defaults.settings(),
                effective,
                SetterView.sources(layers),
                IntroLint.warnings(SetterView.introOf(effective), null));
    }
}
