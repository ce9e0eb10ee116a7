package io.closeloop.lifecycle.application.setters;

import io.closeloop.lifecycle.settings.Layers;
import io.closeloop.lifecycle.store.SetterDefaults.Defaults;
import io.closeloop.lifecycle.store.StoredSetter;

/** A setter, and what counts for it under the account's defaults. */
public record ShownSetter(StoredSetter setter, Layers layers) {

    static ShownSetter of(StoredSetter setter, Defaults defaults) {
        return new ShownSetter(setter, new Layers(defaults.settings(), setter.settings()));
    }
}
