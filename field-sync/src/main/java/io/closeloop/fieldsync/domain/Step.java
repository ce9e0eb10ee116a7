package io.closeloop.fieldsync.domain;

import java.util.List;

/** What a lane does next. */
public sealed interface Step {

    /** One call to Close. */
    sealed interface Call extends Step {
        List<Write> writes();
    }

    /** Read the contact and compare: it is not known whether these values were written. */
    record Compare(List<Write> writes) implements Call {}

    /** Write these values, of different fields, in one request. */
    record Put(List<Write> writes) implements Call {}

    record Nothing() implements Step {}
}
