package io.closeloop.close;

/** The value of a call that answers nothing but "done". */
public enum Done {
    DONE
}
