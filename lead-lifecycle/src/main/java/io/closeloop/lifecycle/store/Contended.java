package io.closeloop.lifecycle.store;

/** Another transaction came first to the same new lead or phone. Decided anew, this one sees it. */
public final class Contended extends RuntimeException {

    Contended(String what) {
        super(what, null, false, false);
    }
}
