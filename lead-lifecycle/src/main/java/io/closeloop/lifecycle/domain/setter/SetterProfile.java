package io.closeloop.lifecycle.domain.setter;

import java.util.UUID;

/** An AI setter. Switched off it talks with nobody, new or running; nothing of it is lost. Source: charlie.md 2.1. */
public record SetterProfile(UUID id, String name, boolean active, SetterSettings settings) {}
