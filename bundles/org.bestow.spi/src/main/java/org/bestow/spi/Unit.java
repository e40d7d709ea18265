package org.bestow.spi;

/** What a benefit's quantity counts. Consumable units can be used up; seats and activations never are. May grow. */
public enum Unit {
    KEYS(true),
    SEATS(false),
    LICENSES(false),
    ACTIVATIONS(false),
    INCIDENTS(true),
    HOURS(true),
    CREDITS(true),
    SERVICES(false);

    private final boolean consumable;

    Unit(boolean consumable) {
        this.consumable = consumable;
    }

    public boolean consumable() {
        return consumable;
    }
}
