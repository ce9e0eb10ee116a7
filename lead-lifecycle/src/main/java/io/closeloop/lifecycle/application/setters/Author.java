package io.closeloop.lifecycle.application.setters;

/** On whose behalf, and who: stands beside every version. */
public record Author(String account, String name) {}
