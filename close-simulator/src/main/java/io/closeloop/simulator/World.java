package io.closeloop.simulator;

/** How a world looks before anything happens in it. Its ids are the same each time, so they outlive a restart. */
@FunctionalInterface
public interface World {
    void furnish(Define define);

    static World empty() {
        return define -> {};
    }

    /** One organization with what the product needs, and three leads to try it on. */
    static World demo() {
        return DemoWorld::furnish;
    }
}
