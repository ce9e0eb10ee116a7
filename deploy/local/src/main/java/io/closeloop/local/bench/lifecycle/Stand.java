package io.closeloop.local.bench.lifecycle;

import io.closeloop.local.bench.TopicEnds;

/** Where the benchmark stands beside the contestants: what it sends with, and what it counts with. */
record Stand(String bootstrap, Generator generator, TopicEnds ends) {}
