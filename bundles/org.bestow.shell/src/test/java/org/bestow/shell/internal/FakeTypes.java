package org.bestow.shell.internal;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.bestow.api.Answer;
import org.bestow.api.Caller;
import org.bestow.api.Catalog;
import org.bestow.api.Types;

/** Two categories; there is something to read about one of them. */
record FakeTypes() implements Types {

    @Override
    public boolean live(String type) {
        return true;
    }

    @Override
    public Answer<List<Info>> list(Caller caller) {
        var help = List.of(new Catalog.Link("Activation", URI.create("https://help.example/")));
        return Answer.of(List.of(
                new Info("software", "Software", Optional.of("1.0.0"), true, 3, help),
                new Info("cloud", "Cloud", Optional.of("1.0.0"), true, 0, List.of())));
    }
}
