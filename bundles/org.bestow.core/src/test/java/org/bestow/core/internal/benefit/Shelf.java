package org.bestow.core.internal.benefit;

import java.text.Collator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.bestow.api.Language;
import org.bestow.store.Store;

/** Packages and items with titles in three languages, and their order as a reader of each expects it. */
final class Shelf {

    /** A title in each language. */
    record Title(String en, String cn, String tw) {
        String in(Language language) {
            return switch (language) {
                case EN -> en;
                case ZH_CN -> cn;
                case ZH_TW -> tw;
            };
        }

        private String json() {
            return "{\"en\":\"" + en + "\",\"zh-CN\":\"" + cn + "\",\"zh-TW\":\"" + tw + "\"}";
        }
    }

    final Map<Long, Title> items = new HashMap<>();
    final Map<Long, Title> sources = new HashMap<>();
    final Map<Long, Long> packages = new HashMap<>();
    private final Store store;

    Shelf(Store store) {
        this.store = store;
    }

    static String key(String title, Language language) {
        return HexFormat.of()
                .formatHex(Collator.getInstance(language.locale())
                        .getCollationKey(title)
                        .toByteArray());
    }

    void pack(long id, Title title) {
        sources.put(id, title);
        store.global().transact(sql -> sql.update("insert into package (id, code, title, description, position,"
                        + " validity_days, on_sale) values (:id, :code, :title, '{\"en\":\"\"}', 1, 365, true)")
                .bind("id", id)
                .bind("code", "pack" + id)
                .bind("title", title.json())
                .execute());
    }

    void item(long id, long pack, Title title) {
        items.put(id, title);
        packages.put(id, pack);
        store.global().transact(sql -> sql.update("insert into package_item (id, package_id, code, type, title,"
                        + " title_key_en, title_key_zh_cn, title_key_zh_tw, unit, settings, settings_version, check_state,"
                        + " check_message, position, on_sale) values (:id, :pack, :code, 'any', :title, :en, :cn, :tw,"
                        + " 'SEATS', '{}', 1, 'checked', '', 1, true)")
                .bind("id", id)
                .bind("pack", pack)
                .bind("code", "item" + id)
                .bind("title", title.json())
                .bind("en", key(title.en(), Language.EN))
                .bind("cn", key(title.cn(), Language.ZH_CN))
                .bind("tw", key(title.tw(), Language.ZH_TW))
                .execute());
    }
}
