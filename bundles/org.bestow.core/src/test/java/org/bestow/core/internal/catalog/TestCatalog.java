package org.bestow.core.internal.catalog;

import org.bestow.core.internal.keys.Pools;
import org.bestow.core.internal.keys.SettingsSeal;
import org.bestow.core.internal.schema.Schema;

/** Parts of the catalogue for tests of other packages. */
public final class TestCatalog {

    private TestCatalog() {}

    /** No type is deployed. */
    public static ItemChecks checks(Schema schema, Pools pools, SettingsSeal seal) {
        return new ItemChecks(schema.store(), pools, seal, CatalogFixture.NOTHING);
    }
}
