package io.closeloop.local.bench;

import java.util.Map;

/** What is measured side by side. */
public enum Setting {
    WITH_LAST_LOOK("with the last look", "true"),
    WITHOUT_LAST_LOOK("without the last look", "false");

    private final String words;
    private final String lastLook;

    Setting(String words, String lastLook) {
        this.words = words;
        this.lastLook = lastLook;
    }

    String words() {
        return words;
    }

    Map<String, String> environment() {
        return Map.of("CLOSELOOP_GATEWAY_LAST_LOOK", lastLook);
    }
}
