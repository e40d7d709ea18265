package org.bestow.shell.internal;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Page;
import org.bestow.spi.Unit;

/** A catalogue of one package, in its second version. */
class FakeCatalog implements Catalog {

    @Override
    public Answer<Optional<Current>> current(Caller caller) {
        return Answer.of(Optional.of(
                new Current(2, Instant.parse("2026-11-20T12:00:00.123Z"), "{\"packages\": []}\n", List.of())));
    }

    @Override
    public Answer<Optional<InForce>> inForce(Caller caller) {
        return current(caller).map(found -> found.map(one -> new InForce(one.version(), one.importedAt())));
    }

    @Override
    public Answer<Page<PackageInfo>> packages(Caller caller, Page.Request page) {
        return packages(caller).then(all -> Pages.of(all, page, PackageInfo::code));
    }

    @Override
    public Answer<Imported> put(Caller caller, Import order) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<Progress> progress(Caller caller) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Answer<String> schema(Caller caller) {
        return Answer.of("{\"title\": \"catalogue\"}\n");
    }

    @Override
    public Answer<String> settingsSchema(Caller caller, String type) {
        return Answer.of("{\"title\":\"" + type + "\"}");
    }

    @Override
    public Answer<List<PackageInfo>> packages(Caller caller) {
        var items = List.of(
                new ItemInfo("win", "software", "Windows", OptionalLong.of(5), Unit.LICENSES),
                new ItemInfo("help", "technical", "Help", OptionalLong.empty(), Unit.HOURS));
        var terms = List.of(new Link("Terms", URI.create("https://terms.example/")));
        return Answer.of(List.of(
                new PackageInfo("c0-1", "gold", "Gold Core", "All", false, terms, items),
                new PackageInfo("c0-2", "silver", "Silver Core", "Some", false, List.of(), List.of())));
    }
}
