package io.closeloop.local.demo;

/** What the demo expects to find in the simulator's ledger, each exactly once. */
public sealed interface Deed {

    /** A text that left Close. */
    record Text(String to, String text) implements Deed {
        @Override
        public String toString() {
            return "text to " + to + ": " + text;
        }
    }

    /** A value in a contact's custom field. */
    record Value(String contactId, String fieldId, String value) implements Deed {
        @Override
        public String toString() {
            return "value '" + value + "' in " + fieldId + " of " + contactId;
        }
    }
}
