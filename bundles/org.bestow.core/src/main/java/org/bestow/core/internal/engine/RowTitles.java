package org.bestow.core.internal.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Optional;
import org.bestow.api.Benefits;
import org.bestow.api.Language;
import org.bestow.api.PublicId;
import org.bestow.core.internal.benefit.BenefitReader;
import org.bestow.core.internal.benefit.Snapshot;
import org.bestow.spi.Status;

/** Rows of benefits as callers see them. Thread-safe. */
final class RowTitles {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final TypeRegistry registry;

    RowTitles(TypeRegistry registry) {
        this.registry = registry;
    }

    Benefits.Row row(BenefitReader.Listed listed) {
        return row(listed.benefit(), listed.title(), listed.source(), listed.status());
    }

    /** @param benefit the counters to show, which may be newer than the snapshot's */
    Benefits.Row row(Snapshot snapshot, Snapshot.BenefitRow benefit, Language language) {
        return row(
                benefit,
                in(snapshot.item().title(), language),
                in(snapshot.item().packageTitle(), language),
                benefit.status(snapshot.now(), snapshot.today()));
    }

    private Benefits.Row row(Snapshot.BenefitRow benefit, String title, String source, Status status) {
        return new Benefits.Row(
                PublicId.of(PublicId.Kind.BENEFIT, benefit.memberId(), benefit.id()),
                benefit.type(),
                title,
                source,
                status,
                benefit.quantity(),
                benefit.used(),
                benefit.unit(),
                benefit.purchasedOn(),
                benefit.activateBy(),
                benefit.expires(),
                registry.live(benefit.type()).isPresent(),
                benefit.version());
    }

    /** The text of a language in a JSON object of tags, English where it is missing. */
    static String in(String localized, Language language) {
        try {
            var texts = JSON.readTree(localized);
            return Optional.ofNullable(texts.get(language.tag()))
                    .or(() -> Optional.ofNullable(texts.get(Language.EN.tag())))
                    .map(text -> text.asText())
                    .orElse("");
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a title in the catalogue is no JSON", e);
        }
    }
}
