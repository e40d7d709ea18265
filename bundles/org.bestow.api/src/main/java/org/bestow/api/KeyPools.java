package org.bestow.api;

import java.util.List;
import org.bestow.spi.KeyKind;
import org.osgi.annotation.versioning.ProviderType;

/** Pools of keys; operators only. No value ever comes out here. Thread-safe. */
@ProviderType
public interface KeyPools {

    Answer<List<Pool>> list(Caller caller);

    /** @param pool public id or code. Duplicates, also of taken keys, are reported and left out; 10,000 keys a call at most. */
    Answer<Report> importKeys(Caller caller, String pool, List<Secret> keys);

    record Pool(String id, String code, KeyKind kind, long available, long claimed) {}

    record Report(int imported, int duplicates, int invalid, List<RowReport> rows) {}

    /** @param row from 1; {@code state} imported, duplicate or invalid; {@code message} empty when imported */
    record RowReport(int row, String state, String message) {}
}
